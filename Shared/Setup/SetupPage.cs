using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Shared.Setup;

/// <summary>The page of SetupPage.html, made by build/page.sh.</summary>
public sealed class SetupPage : IWebPage
{
    /// <inheritdoc/>
    public int Length
    {
        get { return 6423; }
    }

    /// <inheritdoc/>
    public int PieceCount
    {
        get { return 9; }
    }

    /// <inheritdoc/>
    public string Piece(int index)
    {
        switch (index)
        {
            case 0:
                return "H4sIAAAAAAACA6xa23LbRpq+51O0aY8ArEDwoINlSKBGkeWNN7GjRJqksjJT1QSaJEwQYADQFEOxat9hL/Zmr/fB5kn2+7sbIEhRiSYzqZQFdP/9938+gWcv"
                    + "3n53efvz9RUb5ZOoWzujPyzi8dCri7hOC4IH+DMROWf+iKeZyL36LB80TurFcswnwqt/CcV8mqR5nflJnIsYYPMwyEdeIL6EvmjIFzuMwzzkUSPzeSS8NuHI"
                    + "wzwS3as4HE74++SW4YbGbHrWVOu1syiMxywVkVcPgbnORqkYePWA59y16XyWLwjOTZMkX/pJlKTAPhIT4UbhcJSzgKfj00ajz/2x+3JwODgavMarz9MAr4MB"
                    + "nnNxn7sv2/32oHOI1yCcuC+PXh+3jjnecL1wX/pvgnbwBq8THsbuy1b/yOcBXpO4QNLnwNc/6By3Bd6GSYLXNn89OHi9qv11IoKQm1NQLtKssUEkkWctFfUF"
                    + "la1Bu9M+Lqlsn7SDzkFJqDgWXAwKQt9wftRvl4Qe8MODw6Ak9NjvdyR5RGjrpH3QLmkdDE74Sauk9WgQHJzw1ar2b8t+ct/Iwt/CeOj2kzQQaQMrq1o/CRbL"
                    + "CU+HQNw6JUqHaTKLA/cLT01FunUqedMrRK51OoA5uO3j6X2z7RwesWyR5WLSmIV2xuOskYk0HKxqRC1w3yszcQ87qZicFncxPsuT0ykPAiKpja1VbdReEmKi"
                    + "U7ht5+CocsA5wAtrAaizAdQ62sDaYs6xxDVdbh/MhJ+HSbx8xCQpxDpVUnHb03uWJVEYMLVJGig2GykPwlnmyis2aC+pfKMvi3hfRMsgzKYRX7j9KPHHGqaR"
                    + "J1PXeU2HJB9zQRbtHreIxAmPItuBDSyrMse7tQF8SMBhPJ3ldiYi8GWTWngq+FLJut1q/WXjvk6VYufoqLjeDeMRtJVvo9c6L3afMIx/RGaHUi2S6Lt8MRUe";
            case 1:
                return "XMUfwwh7mmZpEJrmVNLhHMkzJW8jRd6a+HZHWuABmyRxkk25L2DRszyHljeY22ScSS09RTxZ7U7iq0KIk1hsuIU65c/SDEvTJES0TAtaHOkIj0Soj1SQJLG1"
                    + "bROnT+hTSVPhd2FmvB+JYJlABGG+AJ+rmjtI/FnW+BJmIfaWySyXweRgJ7t6t5EMBgjVJJNVzUFEWWo5VKnEsoVdkaZJutzeON0weYClybx0g0Ek7k/pn8Y8"
                    + "5VOX/jkd4gFOK3XKEdzjRohQkrkiDtTprnIlOua2WZu9kZyvdxxISMhtEJCFmds+WUNoY6hKTtmUE4s8+0PClN4L3z7Uvi3PMo26NC0ZZnTwcRAOp9kyCjPE"
                    + "KUplymAK2FYZrwpQFoVrTJ2j4qJizxWTab4oySVk2E3GG+KnkA/FZLMJsC+Wm7b4ONbcjcIgEHFvA+uLcEL5nsf5qnbW1Fn4rKkLBkoWVCDAZKiKaFcS/Bm8"
                    + "L2Zh4NXHYRzUuziMBfwBVO1syvyIZxkyfDipSyhVQBDctLqfzuIM1YCkrHvGdV3QrHe/gvewPGH5SLAhz8WcL86aXB/XkV0inqbJMBVZiYXxNOSISF9Qzkxh"
                    + "97mQFVBHAhNfZPdEx6iD9VlUUCJFj/UolJD0ijw2CAk0CjfX+2kyFumunYx/EUGx0ZxFVV6lAylpILhlKIM0O03NDx4HSTqREPRQZ3HyBT6CMkk8gWgQRmIt"
                    + "v0fCiRJY3XofLF8Dwxw+Lvk/kw5VrrFkAHmHGZvyoTiTkVuJmJN4ZQyXzwRbl/ncTybTSORYh/WlqBcb5T7JQGKvslfQphkZzuuSqJ/CxrtQa2TDdLq3UL/c"
                    + "BWE8ZxH0lxVm8eH721umVOEo1oPwS3GaXFaJSD6BCmySSUsv1syoFwWGYhYKucG/jA9h8GdNtUvFq+TjIypkZt7cvH9radmompmM5CYLH0kEoXUthNqWqB9h";
            case 2:
                return "uC7l+vty3on16yRTuOCWVFF0kymJmUeu0qd2ICNTQGHMFsksZZAMrhhDQfLQBk0joCSO/+D+x7qVCl3HifIOqdy1JDcu00DPuK+iYYT7urbgYokyQ737jVgU"
                    + "cjghWznoyKaH+wiLmS1NJyMxwAwAw/oJysHMYT+hcIBs0Gsk89ilB0guG+FFCTGJfeHslJUmH/fuop5lUxFFsviBv/IoExXfeNIcJ3wMWVT85AMWQIMo7bKw"
                    + "aIXpcsTjGJLYMgAbCRQiaB/sJNxXh3AjLU6SgJiZTVBC+b+v5G0Hrrii1vRuRUlL3SBh8mue0+Lv6r1wHmSqbQZ38kVIr2Ub+3uMbQrwb2hino2cgP+8v0vy"
                    + "/hl/19jUyaKsrlew30YIeVexny6muTR4NN2xVp15++2NtelRZHB5tE7EpVGJNEds8hE+VG4QWsmIJCBzlMBlFsy8vvpgnRVFe4WKS/5OpqedDlDAr9VRZUrl"
                    + "NZoPNJAJN9GpBE9nvDqtFKSVFIE6f005pf9A5DyMsu6ZLpZ2cbYOknB5aF5D7pLF0xyvgf61rG/jfUoGW3wr9BQQnyQZm/9SUkt8T5E4RpikoFLqZMMNb0NE"
                    + "ZnjXl2d6Y5xPbyT0HyWObQu4TaahDzOOAzZB+YiKJ3usdA3UFyij2DzMR48TbCS+iIhAIAEhGdTpQGdbm2Uzf8R4xkbJRDTDJN/JR043XaP6De+fmfIhp4sM"
                    + "/Q8V75Sq8iSiCu5MDQjKND4RJRSwKLrRCkYzURTlCBXIK0y9MLDBBAfFMaLmWVMd2D6ISi/MQzpZPNnEYX/B1pm/5bxxTp5CMAmHqbRRTQLVJGhKfG0lSSZY"
                    + "gfkpFFIscYLcHA/XME3F/iN53QiEwID0lM8FugSoiEEo+SzD5biTS34L9bZk3UDtOGu5OIM7AiUVbSs7dajw6Zv+KKk+I5L7fCEQtt9FHKq7VC/fXl+DHhgH";
            case 3:
                return "kQ2tJf3PNA7akB9n1Ij+mav+FmfoyKmD+TGJcvAp/UPX9nRHhYoRWh0IjdEJZkZhP4XHi9IT2s5xJcuU3v6cauK26EEYOC8riq1epVrhHR9WKjwXljgWgTRk"
                    + "TQuPF9JMyE2o5hmKYKcC6c7nJuZYzHc0O88SNuIpNf4fhQiy8rruRTaWNKPw3EG2LERRvCbJc+oysmUly4/Si7eK7+dFVpx8RkWu3SsSYsryUHUXmXa2qje1"
                    + "tTuR1y0Qd+eoZ3d7EaF6phMVxcsgFFFQ6fJ2tSWPMsCNNHUWTrZj/2YL+hOFfU5py4bHRQt9QDWkUJbyGKQ7RH/wFFMgnE2pZ0dTgWyYqS0Z0+SZMx/sIHBS"
                    + "oEQ6aEh8hH8oUHfITanuTHe1OhWlsyzHPYDbEBfe2/9o21HgvKDw+TjRuqSvYcISSsJ4RGwUc3nxLn1hvfOnCaDWau3Mv2uPuOfgz97zNVq8OalBKvYxv1ql"
                    + "5H5cy4SCK51ASkaO2B0vRhrtZSQnJP9s5Q78yfy7KKDR0i21e1VLI1oS2qPXWBYaRKLcoynajlhbdYOqTbONqdvtuvYFs/DONFdlUS7DuawqZcx02PscZkEh"
                    + "vjKcg58OwuEM2ZziT+EUIzjBHGIspjcUi2XnwHy0nAmFOFyGhAqLproqpKOpEGwSxjPyHGX6uj3WpNMcUg9rBM0cL1VTI4mlwVtlZLOzr66gkdle48oRa+vd"
                    + "G0pnREpC+kkXsqoo8TVpHkd/9Sw089Nwmndr4D7L2Ssv9LpB4iNAxbkzFPlVJOjxq8X7wAwte+C9Mg3CYFg2yuGx1x04QoFkd+OeDRsQmXdn6NbNsI1dKQLL"
                    + "lYpg/VYkbaNnI0T2kQKBSrf2gCqaYTxuFCj0Xgm1OD0VE+9OUaF6LXkHNvTaZhNCm+uVEkrX/9iFwxq93mkN7iBLLeEtV7aUdkBPKmZ7dz1b5TZKHqlNpmlD";
            case 4:
                return "vfmpli199vNyr0sh6BbdCLpaqC41LUfIJzO3nEjEw3x0WuPZIvbZYBarZIg6wJzyfGTTHNtaaoQjXH5aCwcmdEIJ3LAcWVE+PCjanGoVsLdHZ1943iwOUJtD"
                    + "ytbIuVCN5m/S5D3jK56FPjP2+3nCzRt4TTx0BmkyuUR4uCQKHcd5knrDNfa3CLEsq2A+9ZAn4U4Dkfsj04A/57Np09gvufIqlJ0vabxNFdDIJotAYLvoQ/E3"
                    + "8tkh+cK2zaNWq2Wt3OVEgIvANa6/u7k1JDK7PL+ypIRSR1mM5x222g8PldfOGwv+msyXULKrqLflWNrdOHNuUIgoyiSqY+ZpEg/BNAoZNkGBoxZKEFRvkmHO"
                    + "Jgm5h7EqRPFZiyJ1PmdJbCoCX6ROMlaUsM+ntRTiSWP2eVUrbSDjC5NSt/yMXZhA6GHJ8xTd56X4Xazu7YmIDmj8obUk1yWDthzCcal/F0HPp+stFUs9mX4q"
                    + "ywgTSRS9j/Pkx1DMQbSicKXpCLzQ8SMUBlluGjpqG+rmwAqcZAqUeToTWHFk8PoWdb3Dg8A0+jwAZOjAIi5y2BwiFYxJ9txhLD8awAPprFEak/DKEOUjvuRC"
                    + "RynToE83BCfULVT1eYZUp3EqHARJ9dIw9iEZrDwSRG0nIYGgMNkXQX8B6wAeIpgPUKSbQst34Pw6E+niRjZtSWoa9BFSfck0LCt05JNpVRTqR4LDf5a1R8JX"
                    + "ktrCeBFFQKpME3nHfElnLBxCOL5C/jGF1xVOKiYodkxyvJ3npbSrR5aiohB9WuukwPaUWp6GqMrLWlmFlSC6eSa3+5bXRRykeIiYd8YRr9Rjt3/O9w3Kx4hB"
                    + "eFi3QrJoEPdTcIL04LYKS0CaqGBs/vIp2H/VhFZhhrm1t7efdz1Of868/nnLNThSeRIJprILo9iGqzbuhGeX9xS30CcEb01xt905eXho3n3KPjX/6vbK+1SM";
            case 5:
                return "GJWfMKgGCwL6pMd4RCVOFfeahzC7RrqKJAe5E8Z+NIP8TKNB/3119e/vPzIDvDzauvr4dnsjwmshVkStN8eKabJs6maurz4w9V1uTYjNUOdMiGaCZ/0FmCkZ"
                    + "p+Ai5frh3Xh+Nf/562+S/3z/2+fW5cX3P7/Xz28vvvfffj+8uLr7NN//1OwtT45XnrfWgiLhutE5OmbTWT9ChgFaIqfPM4GGt0KMy9qdagdsyPCPNIQ6gNoD"
                    + "lYs76s8B/mzUrUavzDazCGXIslb5HOPetW2wAhM023anZYGyhwcTSmzuv+w9/PKpQrARJ6zJ9tlLIk2WsiSmGOp8RcKSw2OaoxFh0KPVs2uVoZd719pxUe5k"
                    + "0yhEhGrC/QTakYUJjUd7ey+ad5sERJYUmZ7GFXUcUVP1AaIHFiW/rj9FG01QAGQQgRvjM01iCwVLtY6iZXiG2bKpw6VT6+9BJD5i6cQ+6GBHF2XFibbdPiD4"
                    + "4gtiAd1W0NXPgnREITo+UISpz3OapuYvd7zxW6vxpmfqh0ZvCYJaq2LdOn/VDKvG1dafxlCdqe9iQTgMdeU/WkxHIs4eiU5vsEGYwlwgPdhPjsqvVnzFIQ6I"
                    + "tJ5dVJ1rXo+Pjg6OLLVD308KliCFzole32a3pfdq65qUrpC+bxqXVz/cvn/3/vLi9kq6tqGxbBWqhOwPTuiitQJ5/cP7HwHFvrn6uYSslcNmAlR8VovFtbaP"
                    + "DyW4nqBs2DZUW3Wi+qdP61CI8PiLqXuxB/RLPPAh4AcUkK61PFo5jrXT3+rs06dHTqfR2KzEIyMr+3BxWcRX7YXVLmBtzG1tzRRAaBV/5Uun+nJQvmyElIpq"
                    + "j61eWcLJuRx1P0v1PvRkW+DQL0hQjRUfYHSRxIbnL+6MQoaPupV1+B4jfJuo2sr2yXJkZy2Ch4cX6GmcDF5sTr3u9K7V87yxZbnAu45xQL32WOpqytbpqctt";
            case 6:
                return "VPQ6xG7QAU7XdQqRQHUKtT/0U52iPkGVo9MERXMZcy2UQlI4wFEWqblHlajuCey7ySzLbYLuefIM9Y3zERLNOb3CIFyCQGRUXQy2KbHCKvD/JEQMk1FXVl04"
                    + "Zi1lYUwYrFNJnSxdV6uihqa1StVFn6PNkjTuGbzvo+0YjsLP40k8/RXxYPZlfr/4rXNweHT8+uQNOgpPfn5MqB/+AVElmfxInGQm9UJ/C+P85CJNQQSCPZWe"
                    + "0F9FC5pt7w6S7vecCZ+a916X393/5aDTs5zPSRibBqBSIafeZtOBf5jnnmM1h7bxag/+utpuB2loIPtB4kNVkaoI1aqyFOuFtfqyT/wjdUHgu0yM9KAMpGof"
                    + "u3UricgtHyrzdANfPXS+n7v5imB2eou1rJKI3CWHCUSiukK7gkIvTVCy7FSzS2k1G6vWJpBnGCuoKRNL35HesPD29ZP2i26LcKu+XvfkFoD5FDncV80yRLom"
                    + "957IVeDWBtjdvUOlYI+kZFTWHWNf7WjJwVz9whE9akUzt5B6hjOCcrIljQdBpyJxlPJhRG0IbOrestdzN1deWL6uI4maGNDuZu1UICzJcDb2vSdPnFL/QhaJ"
                    + "heLnnDQlknqorqmokaeLJVHgOzrIWaUY78b2tAdBwgzXWldUqY5ZjkHs6vpprbJDo4T/uPnuI/p2Gl2Eg4Xpk0fKqYzXOqVhjNc+VSeiJBlTOwZ9UCOkwghs"
                    + "Eh22UF3Ww4Os5/XXxIDGhTTv43E2h3zlh0r5eWdEhViWh1FEfkWVh5wUnpPjPlM0KmRpl5LTA29JFovwfisHeIjbekYoApQ7eH2HFhsFM2oWNY58Fqj8UR8g"
                    + "sUhTQuqsjV411tNP/8zYzuxcjgvkLwGN/XhzYpCdtc4NA2j+/l//x4Di7//73+rP/zCjd5f19iUHd7F8NnMZSAzXoDMGOpZ9OW5Yo1536ndGEE6AKRnjH9W1";
            case 7:
                return "Ew4owngUA5X+dPy71RMhOXmztJGpSd3aPuTQsDJFyHTSlv/aT6Rwm2bHgYf8DRRKuiq46ueZ6gIqyTOz7IEUuPdCnkVKV5glQ+fqWf1sct9w0XVWdt3qrp5c"
                    + "zeIMKCSqhweFGQ0z9LAOwgEssLzthYKxKbOACIVRvdBgUPIoFi88oyjWjb09dUR6cvEr1O1REO0VPzrdmiCp0+fGbTlgZ3Oe6W9INGE3XEmbgnjWhB6WBWN5"
                    + "S90L/JeMUpKLfhC60SdJ7ueNtlvwRlI4b7uamo7bsqX/Smc09k25bTCzELguHfcNCzcZMk7Ie/TvguRN+hldxgbyvT11Jy5ptNUtGrLEkin30scIivYgQ6Xb"
                    + "nRKkNlHJ6Sf5wQF2S/dk5Zcc9QUCy0ORr1c1Iy6jKRtTY8qh/AFHKhzJ2+bFa38rFKdczZXeV1tRZmRyJLnD9Cw1r/r/Qq5ct20giPb+CsuF6YUV+ggSA2Jo"
                    + "FUmTOqXhwrqshRlJMGXLgKAmCPIJ+kB/SebNzB68rE5cDpfkzux7c1GdVqIQlj8OK4tfWfIPtDA4qTYwPYzHSJ9wK/gJOWI1ayYVyULL78gwmlYjguwghDlg"
                    + "P6Oq0WwalvB4ejoannmRqmFcmUM28MFTqmkMjiOi8fuCu3TsWtV3cO9R9D+xE6YobtoZKB6UvfDu+B3fXimjstsO2SiweOa03hPUYaRye4PptqfyZussSUFr"
                    + "6xxW8K2HI4VMsxOuliNxFWPVbQicl5sUDUJmGx0Qq5fTtWOBM0MONgB/Zhe2nIPkTP8zFwscotLDVJfCMHXk0SwgGEH/4c3l5UCKDcFdaJe/ZqkGWaFzG2TF"
                    + "vKSZy5iZNF4oVdcQDyHB97ktaJMsuPqSOlEXSWgEOupMiUvlj2YepVxEdAM4jtT7llJkNTkngj4/e0uf6eD201fi+ff9n/f93/f9v2Tghm++uGGyGvrBcy+J";
            default:
                return "/+z4Kcfib+EsenpxEZDcIXPnfDHQ+Ny4i5dHOyPkt0jRzA6GNdFKY3n6VzV91M93aIIVXlXFXdkf3+d3TUehHw1JcTgx95n6FWWmBUBymPlHpmXAcSo/MtgZ"
                    + "hZeEYCskfNFNkh15LbXk5nFBPZ/v9hnOBYdAnDNxLGMlslfHhKqmnbCrNUZRJC4usGMKT6d2fcnuD64RMGqclmHCc/GaGM2cNzRMBsH75SwOYTiX2uEqYyOh"
                    + "UX0zRwel/ziDG5lQOJo4qvIrxF/cnuewSHfjj9avrLtuwyRF2oOmTR83HeuKxTDdsTFCTRPFGzkGquLL2V0tpVIrTh+eQAPdSpQrgl1BHBlZGIa61kVExT0f"
                    + "WzXeTEzVcAiuyRWpExq9PSPOnNsz8kQNGx+rvGquGbnWJ3RIETExVvGHOdG9W0rPmVS4sCnaUU0D7SqiFZ2Ixu0htD1tpwT3ppAxFTWI4yszy5F33hqP00mH"
                    + "VhLdFgjnkW+xruZ5XDh4aphcSD+EDBCNtaeEjKSidCau5nWUaNlvnsm+IZpn51o8xNJ19XAgwZN01HJ3XQ/MeCIElR01omLE4WlUY+ZHrOlcXL+Y110dXaIa"
                    + "Iy5lhNCMTR6ia10DRKpEFMvFL1pJsiJk3X6ukcleecaAF5JF1xH5cNgg7AOPIwrtjGI+4lySLF9Gv+06l9Ln6nn6Siv8Yzp7eCnWeHqoOiFySCAfxeoxv4mQ"
                    + "nmEpqDISwqFcLdDrxpmM+BlBPzHjQI5jBNHErjstQSsmScaQJPavTy/VAINpSq9Pa+iwo70wLB82w27uI6i0+a0Ns4enpxW2bGwlBfdADpuid540jEudHuX9"
                    + "giDbNL0bO8isEvQ3av/Rtwv9RvNC/vvhPyE5nZ4MQgAA";
        }
    }
}
