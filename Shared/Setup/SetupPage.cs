using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Shared.Setup;

/// <summary>The page of SetupPage.html, made by build/page.sh.</summary>
public sealed class SetupPage : IWebPage
{
    /// <inheritdoc/>
    public int Length
    {
        get { return 5092; }
    }

    /// <inheritdoc/>
    public int PieceCount
    {
        get { return 8; }
    }

    /// <inheritdoc/>
    public string Piece(int index)
    {
        switch (index)
        {
            case 0:
                return "H4sIAAAAAAACA61b63LbSHb+z6eAaK9ARCBEUhfLoECtx+NJnN2ZcUba2dqiuVVNoEG2CQIcABTFoViVSqXyAqma/MnvPNg8Sb7T3biQojzeZLemLKD79Olz"
                    + "v4F7ffT192/v/vLhnTHN59GgcU1/jIjFE6/J4yYtcBbgz5znzPCnLM147jWXedi+ahbLMZtzr3kv+GqRpHnT8JM45zHAViLIp17A74XP2/LFFrHIBYvamc8i"
                    + "7nUJRy7yiA/exWIyZ++TOwM3tJeL61O13riORDwzUh55TQHMTWOa8tBrBixnrk3ns3xNcG6aJPnGT6IkBfYpn3M3EpNpbgQsnfXb7THzZ+6L8Dy8CF/h1Wdp"
                    + "gNcwxHPOH3L3RXfcDXvneA3E3H1x8eqyc8nwhuu5+8J/HXSD13idMxG7LzrjC58FeE3iAsmYAd/4rHfZ5XibJAleu+xVePZq2/j9nAeCtRagnKdZe4dIIs/a"
                    + "KOoLKjtht9e9LKnsXnWD3llJKL/kjIcFoa8Zuxh3S0LP2PnZeVASeumPe5I8IrRz1T3rlrSG4RW76pS0XoTB2RXbbhv/sBknD+1M/CziiTtO0oCnbaxsG+Mk"
                    + "WG/mLJ0AcadPlE7SZBkH7j1LW4p0qy950ytErtUPYQ5u93LxcNp1zi+MbJ3lfN5eCjtjcdbOeCrCbYOoBe4HZSbueS/l835xl8GWedJfsCAgkrrY2jam3Q0h"
                    + "Jjq523XOLmoHnDO8GB0A9XaAOhc7WDuGcylxLTb7BzPu5yKJN0+YJIVYfSUVt7t4MLIkEoGhNkkDxWY7ZYFYZq68Yof2ksrX+rKIjXm0CUS2iNjaHUeJP9Mw"
                    + "7TxZuM4rOiT5WHGyaPeyQyTOWRTZDmxgU5c53q0d4HMCFvFimdukD5ZytlFC7nY6v9u5qFcn1bm4KO51RTyFmvJ9vFrZxe4zFvG3COtc6kNSO8zXC+7BR/wZ";
            case 1:
                return "rG+kaZaWoGlOJR3OhTxT8jZV5FXEd3vS9M6MeRIn2YL5HKa8zHOod4e5XcYNqZ7niCdzPUh8XQhxEvMdf1Cn/GWaYWmRCITJtKDFkR7wRIT6SA1JElv7xtB/"
                    + "Rp9Kmgq/C/ti44gHmwQiEPkafG4bbpj4y6x9LzKBvU2yzGUUOTvIrt5tJ2GIGE0y2TYchJKNlkOdSixb2OVpmqSb/Y3+jq0DLE1Wpf2HEX/o0z/tVcoWLv3T"
                    + "n+AB3ip1yhDV47ZADMlcHgfq9ED5EB1zu0bXeC05r3YcSIjLbRCQicztXlUQ2hjqklM25cQ8z36TMKX3wqnPtVPLs4ZGXZqWjC866jiIg4tsE4kMAYpymDKY"
                    + "ArZTBqoC1IhEhal3UVxU7Ll8vsjXJbmEDLvJbEf8FOuhmGw5B/b1ZtcWnwaZ4VQEAY9HO1iPxJwSPYvzbeP6VKff61NdKVCWoMoAJkPlQ7eW2a/hfbEhAq85"
                    + "E3HQHOAwFvAHUI3rheFHLMuQ2sW8KaFU5UBwC8rzKibLnUWaTFKeZagGJIEGSwVDSLlHIbKA4eZc1i49CUyEkeESomkP68uouErKDuuRkJD0igwUCgKNxO76"
                    + "OE1mPD20k7F7HhQbp8uozoz0AMUOolOGAkazc6r5wWOYpHMJQQ9NI07uYeQocPgziEIR8YLzA8KJEphNtQ+WPwDDCk4q+b+WHlGuGUlo5FORGQs24dcy9CoR"
                    + "MxKvDMLymWCbMhP7yXwR8RzrMJ8UlV673CcZSOx19graNCOTVVMS9WfR/kZojezofnA35YbcBWEsNyLoLzPyBG/c+PZf7u4MpQpHsR6I++I0+ZwSkXwCFdgk"
                    + "m5RuqJlRLwoMZSgUcot/DTaBxV6fql0qOyUf36G2NVq3t++/trRsVLVLRnKbiScSQWyshNDYE/UTDB9KuX5ezgex/lOSKVzwK6oFBsmCxMwiV+lzAgNasbWZ";
            case 2:
                return "KSARG+tkmRqQDK6YQUHy0A5NU6Akjn/j/qe6lQqtHL28Qyq3kuTOZRroC+6raRjxuqktuFii0N4c/IGvCzlcka2c9WS7wnzEtcyWppORGGAGgDHGCQq5zDH+"
                    + "jMwP2aBLSFaxSw+QXDbFixJiEvvcOSgrTT7uPUS9kS14FMnqBf7KoozXfONZc5yzGWRR85NvsQAaeGmXhUUrTG+nLI4hiT0DsJEBIYLu2UHCfXUIN9LiPAmI"
                    + "meUcNZD/eSXvO3DNFbWmDytKWuoOCfOf8pwWP6v3wnmQavYZPMgXIf0gG9DPMbYrwD+h/fhi5AT8f/d3Sd7/x981NnWyqIubNex3EULeu9hP14tcGjza5Vir"
                    + "rnX3x1tr16PI4PKoTKGVUfE0R2zyET5UbuBayYgkIHOawGXWRuvDu2+t66LqrlHxln0j09NBByjgK3XUmVJ5jTr7NjLhLjqV4OmM16SVgrSSIlDnV5RT+g94"
                    + "zkSUDa51tXOIsypIwuWheQ15SBbPc1wB/X1Z38f7nAz2+FboKSA+SzI2/66klvieI3GGMElBpdTJjhveCURmeNf9F3pjnC9uJfTfnKj2Y9hdUfkYEaSX7mSs"
                    + "skKq55XL81pecQ2WzXhgQA7GmONf2GO8RuKIJ5RHKNJOeHCQBbrzS8NBzFcHSqzPsRcnlBOJwe/w9CQPf5mQcfILkrP6extxvjByoQoNUJPEqNn0NR2VjahT"
                    + "NTpGlrM1IskKqe3gvRmhulUYfitJFXEsFDwKagVfTTI62WrBUFuiSz9OLchbFSKhtsCgMr5WAB7M0jU0hhSy7gKgetSRQGCsBAISOUu6hhnU8J1SdU9/dWuU"
                    + "+alY5IMGGEUh99IT3iBANz5HQe1MeP4u4vT41fp90BKWHXovWyZhMC0bzjXzBqHDFUg2nI3sBZ97w6FZhUzTNn1mjmy9thtLaLNaKaG0G2MX/mqORv0GVE4K";
            case 3:
                return "g943W1uyGdCTkrc3HNmyVrJJ8Wlfs0LTNi/3BjBb4w6hBCkJkkpblsPlUyu3nIjHk3zab7BsHftGuIyV+cKdWguWT23qIq2NRjjFlf2GCFuKAKfuO8fHBHrk"
                    + "ecs44CG6vMCaOm9UUviZEVLP/Aotv2+YJ+M8Ya3bPIVenDBN5iif0rdEkOM4zxJruuYJRE/+Z1oOOrMltyyr4DX1YMioGkOe+9OWCbvLl4tT86RkwqtRdrPZ"
                    + "ups5B22Ba374/vbOlCA2NagUTaZbS7KZOiTyZeZ5553u42Pttffayqc0LYF+XEWTLRtDd+fMjUkxtwgZFIpWaRJPwEqeJMYcMUotlCCIZJINZswTMilzWzD4"
                    + "STOYOp/QvLYUgUepk8wUJcanfiMF02lsfNo2SkVmbN0CjXLkWOpReFjyPEX3TSlUF6vHxzyiAxq/sDZk7mSLlkM43upvCvTcr7ZU6eLJzFVbhmslUfQ+zpMf"
                    + "BV+BaEXhVtMReMLxoyTjWd4ydUYy1c2BFTjJAijzdMmx4kiH/6PIcocFQcscswCQwoGe3+SwJHg3TERmPRHLth3OQ2fN0kS4V7q1j6Sac+3ZLZOmHwTH1S0U"
                    + "bD1TqtPscweBRb20zRNIBitPBNE4SEjAKbSMeTBewzqAhwhmIRJWi2v5hs5PS56ubxFBfPhUy6Q5nhoGmpYlHPnUsmoK9dGFwys2jSfCV5Law/gmioBUmWac"
                    + "5K0XdMbCIYSwdwyuwr0Bd1I+T+55i9zp4Hkp7fqRDa8pRJ/WOimwPaeW5yHq8rK2VmElCFFei9ljyxsgmFFQQ+C6Zo+P+nEwvmEnJqU2RBY8VGUBqiBu8IcF"
                    + "OOGB6XYKS0ACq2E8/evH4OTlKbQKM8yt4+OTfOAx+nPtjW86rsmM1TRBCYVjYxRGFLFw1c6d8OzynuIWauK9iuJBt3f1+Hg6/Jh9PP29OyrvUzFiWg4RUMLA";
            case 4:
                return "wmmohgYZLecO7ooHkX1ApokkB7kjYj9aQn4ts03/++rdP77/zjDBy5Otd999vb8R4bUQK6LW60vFNFk2FRGoXQ01GasIsQ2WI0SBDoI3xmswUzKeLiOeeZtG"
                    + "bbDgDrs2CIUqW12717Fw1eNjC8I4PXkxevzrx5c1ccSJcWqcGC/oPhQlyYquiyGWl3SpbIP4RMSxoEDasUZ2oxoB0D10yZV91sOObrHdYceG8nB194zgi6FR"
                    + "Ad1V0PVJEB1RiC7lkWIiQ+vSZoas/XOn/XrU0g/t0aZjn3W2xbp18/JUlExBoF09DUEmV6OQQExEnsmKZ7peTHm8a6/Es94wQpFCrhABfC5HldAoGnfigEgb"
                    + "2UXXXfF6eXFxdmGpHWqZC5Yghd6VXt9nt6P3GlX9QldIY2uZb9/9cPf+m/dv39y9k7Zkaix7RQ0h+40TusCpQX744f2PgDL+8O4vJWSj7C8IUPFZrzkqbV+e"
                    + "S3BdKWsllaqtW1vz48fK9+CPf23p1vMRzTULfAj4EXWIa20uto5jHTTMpvHx4xPr1Ghso8QjXdn49s3bwqG1udYL60JdEDzV5daoTPiyo6H6cqPeJ56s/xwa"
                    + "2SN3Fw2zTqnG5OZoaBYCQO6rX2KOKmefwdlbyPGmnlQgrsu2kwePj0coXp0MhUdr4Q0Ww87I82aW5QJv5clAXbkbla/KxWj5Sy4He1Uqo3splVFxSx9EihSG"
                    + "RKh4nlH8keHEQraUEgGOso7JPSpWdDFoD+fLLLcJeuTJM1SOr6ZrL7+hV6jQJYjj4yNVvmKbYi/0iP/mIstUQJGJGcesjaydCIPVl9TJ6ma7LcosWqslZpoZ"
                    + "tkrSmGeysY96czIVn2bzePETPHh5v3pY/9w7O7+4fHX1GkWnJ2dECbUZPyAOJPMfiZOsRUXwn0ScX71JUxCBgEnVCZRWE71m2xuiaB6PnDlbtB68ARs+/O6s";
            case 5:
                return "N7KcT4mIWyagUr6ImM9bpw4sunXjOdbpxDZfHsPDtvtlP/Visu4nPlShoeoUrSpLsV6YqC/7gd9SFwR+0K4OalFel1s+lOMNa8ZVhLfPGtfNSe7mW9WgHHAV"
                    + "a4Odg6Zv+Y5eUyYoWXbq+aC0mp1VaxfIM80t1JTxje9IKtfeiX7S9A46hFt1bbr3sgDMFouIwid1SRBpJdEHmtsocGsHbPjgULUwItmZtXXHPFE7Wp4wVxSK"
                    + "pFdwW3x6phZWclNfU76HbnlDAiwFYpXEDGf2YgRyoExLCbJQmqVaE9k02vV19JXVDnVi/3z7/XdokKjzE+G65ZNdy87V6/QVaJQkMyp4wQ6VmsoLoUr0MFzV"
                    + "sY+PsmJSHyWNIOEZ4i9NDrIVEgU5s/qMNqXiKctFFJFZUqqV37JuyO6/UCbK47Wdyv7M25DCERLv5FgB5qgnFzxAfsfrN2hiONrKka2GtV8EKj9cAhKLt/LR"
                    + "qHGIzJGzFOTTRAN8AMgc1eMofftsxXZm57Jbk59CzZN4t2HLrjs3pok7fv3X/zGA4tf//k/1578MczTMRieSvWEsn02UtbK9q3BVndHQDMQcR5MZ/lFdEh2C"
                    + "WswnAUVpUwcTmi4mS+RSGlJY2tbUUKMyE1MuVF1bptOe/Nd+JgnasCioKztC1M1mJGxUtHhR4UoKP5TC9o4kJHYlGvUlWMUcWn98VGCqvSo+bu/3t4U9eBNV"
                    + "u0uzMk900NG5/sY0WubJztKJaaHzR5/d3J14M9+nal9+/G8iKahDFMCJogx8Svsw1bM2B2IKvkOqN8kkTbsClMGqwnHT7rrjm66reLvpuR17ZRVn9ScFe3J8"
                    + "PL5plSCETG+heO1abrtrm7VPEOV5daP9GSpxMx2mIxBq8SOAvXmCvti8ow/NgQikS1OqM91CY0cVe0q31Q3axWDaEPDX8HtT3qXUe/imugG4ZLlhoeQjZSPS";
            case 6:
                return "KhQwLqQYdeTVDyEyycC1Y0lF0qSgpS0VgWvnmMpPdV2tYMzJysmTCIZXe/G6/Yznhde00K1KBwlFLLIpRQELDQdqRoVxVySWdDKvdp5cUfnJzatOx71QJ8sw"
                    + "exi+J6GeuDV91Se3lh6se+q6D+syJdM6J/CqEnk7FRH8IZbTPqcALQoYXe2Onx3WqDkuMI8dORIuFui9puYHBwVdICNZ68FJ8TJoXyIE/vrLv/36y7//+st/"
                    + "mG6x/OqiWIb14EHiTlBWCH/mkdg3lGSLprEsvNQN/WKvKALkoERNbYrafLy1VB0VO/RDBwpIVk3SJB67u6eP/f1nNCEVvquKYWb7KJ6ehlS7tgTIUMBMRn0d"
                    + "gbO+niqjYJEPfT1b9h31IDVJcXfPnzIZjClZqHz1ZFstIzyqGO7Vw/KN6VaZWbZUCImO8V5+/pfGSj8UWE3pC1b54xj5SYfGhoEj42m/UdqK/K3yiUdaLy6u"
                    + "7T6ZbGX7ieTGdKiNAVpnstqfktXmbNbzZS+VrlatCPJoQU3Ni9vkFQSzW8uWB3ZKRlX4PylZvbJCI9HnUS1LHVVb+1Qq1VrlCB+kqYmvpUmWHjpF8EEwMLUh"
                    + "0A9/7rkhf9ZGQ4wZfWJCHSItQv7IqXb3gU8DfTWrJCM6HAV0PbwbAaJnI4D86ARzFs9CyI9VMIxoLyTIk30hC2TvYNmMzcK7VT8SUdVNbZEoptdGVLjzE/Op"
                    + "uoSqUcPa4c7NUh2jxiTnss8M2036IVaofADpccWoxOWpdISUh8uMKkayeIJ5Ziq/PUiwpSJ5v/G07K7ij4wxZQAKERqz5Xgu0LfJQfAi5feg8msesmWUU/Ij"
                    + "cZkISCa1+7W6uh5TFZDekVAkjhoQvarTPk3ny3UZAGVUppBXj3IEJ+sMxdT2+RYCfOy7FdDLr8TE1BOH4g5EgCa9cL7DY3L1S2mS/agWOoQ3EBX2inqoQ0iF";
            default:
                return "ZWiIyfuEQ9/yIXc6WsQCxV8FKO0CvMn6S4Z++siqv2Ben+offZ6q/xfJ/wJKUhw5VjIAAA==";
        }
    }
}
