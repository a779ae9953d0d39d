using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Gateway.Web;

/// <summary>The page of index.html, made by build/page.sh.</summary>
public sealed class PageText : IWebPage
{
    /// <inheritdoc/>
    public int Length
    {
        get { return 9081; }
    }

    /// <inheritdoc/>
    public int PieceCount
    {
        get { return 13; }
    }

    /// <inheritdoc/>
    public string Piece(int index)
    {
        switch (index)
        {
            case 0:
                return "H4sIAAAAAAACA6xbW3PbRpZ+569oK5MAnIgUSV0sS6K8tuPMutZJXLGcqSmXHppAk0QEAgwAiuZo9N/3O+d040ZSTmq3ymUBfTl97rcGr56FaVBslkbNi0V8"
                    + "3bmiPyrWyWx8YJIDGjA6xJ+FKbQK5jrLTTE+WBXT3vmBG070wowP7iOzXqZZcaCCNClMgmXrKCzm49DcR4Hp8cthlERFpONeHujYjIctGEEapxnm5mZhanDi"
                    + "aDYvVKizO1pfREVsrt8m0Wyh36U3aqYLs9abqyOZ6FzFUXKnMhOPDyKAOFDzzEzHB6Eu9MUhAciLDa27yNK0UA+dXm+ig7sL9c30ZHo6fX6per1AZyENTKf0"
                    + "BnB4GerhdPSC3vN0WmDgdHJ2+vyUBnCgwUAYmqE5vwTAhY4SDAwmZ8fBCa1IEzdmYc7SlE4YnpwPTjQNTDS9T45HZ0ND72ud0fIX+nQyGFx2Hjv/tTBhpJW/"
                    + "BDUmy3t1Xl0wc7ogZouo4Wh4NgxrRA0no+FoUtFlzk0wHdXoenGujyfHNbpG5vj5yWmNrrNgMhAyKroGz4fno6BG2ul58OJ8UpE2nZ7r80GNtOlgcnKqibTH"
                    + "zt/Vg5qkX3p59O8omV3gOQtN1sPQpXrsfJ5H4G1yi0VhlC9jvblQSZoY9SxakMrppKBlkzTcYMlCZzNCCWcRD2ZZukqAwL3OfOFK91Ix89wY+IChKbTtQg1P"
                    + "l1+Ohv2TU5Vv8sIseqvoUOU6yXu5yaIpHUMWYbJDRYTzcV9Et7F5eDZYAuMSA6VXRXqpljoMmayBGp4tv1RA6gRNY4OZmV4CzogWaah90ouARH6hAhiCyUpQ"
                    + "vSKldee0jjb21hltpP8Z+hCQiSBiKEQ4aqLFS0bNJYKYWzLCG2E7sNgeP7UY8NJ7k03jdG3x0MlmPTeZob19Uitsb7Ccxro8u0iT1AIH3GPm/qlaRT2ayJc6";
            case 1:
                return "MOC0e+QdEOiadoBs7KChb+Lo3pSS78WG9FhYz+ujsM5oem8wmgZ6YDOmC0N2tVokYHlmlkYXPsHpTaM4Bh5RAmn7x8dgy6EaTrOu0FBEscl3HPFn4BYlWPzx"
                    + "hy8Y9Mnpt93ygG0lJkvuXnbESEAFZJWnMaiUaTJb2ic2lOkwWuFYkWWpiifYNBLpWvzD6B40lAugW5Y/TwlXtk7qxE/iNLi7bKgLg+GBtSFffqFO4dT2qQSR"
                    + "R/5gD93q/0T38IRVF2pijXZQnRnGf1qIJD0SkFWkUcksZxTnYkCWxeF+CwjDps8qzJeix7YPVSFmPS0AMYaWF9lyCYzk+V6vAt+5Koo0OVR9aLop7TFKcE5U"
                    + "NIXJDGzQQp6wpajknr8mqU5LUucNQZEHGg75rFWW02HLNBJ0SXpzq0jH7IpK+qOEYPeEDU/SejEntlqK5YWDEKO0i7xy4zQNVnnvPsqjSWwcABlcR8U8Ahvz"
                    + "1QIi3bSX6uYAzktXhUTZUYtF9lA730unU2ReF85kBZO+DUHblmJ3N8iwsbqykKeI7CNot1UWQ3U2gOcaRNCyFM45KsD+/mklrtBM9SrmyCxaFSXLFdnBMs2R"
                    + "BAKC0hOQvCqgKS6CEnlOtPxSgmY7XWbpLDM5OVu3YzD4traFjV0HJOw99PUpP2mTRmM0q/omy9JsD+WqT6lLe5LGuoKcaZpy5XQaftTFJsocSjU+YczXc2hr"
                    + "j2Md9D0zPTHfJxxAiOw5ivP/b39pQ6mkGVbprFLXg8SQHd/JTitt+PuzAcsPGWyczko7+9M4MQZ7CdyRzVUYklfpWGWhEHsy4hCL+iPwoTz3a9VTx4AvsVwQ"
                    + "vLigs8IsXbb4+s1gMHheI8SpdMtdNnSzROXFjvjArNvlB7/mOv9CZosEKUkLzlAq05tGXwzCW2bt5kzOhGEv3JukUcOmf60lT4zm76u8iKYb52RNglmrAT1z";
            case 2:
                return "DyvMXSwosVh+LUcXrFsGGDSlOij1bhfzajn5yZnNYXXbbkuPcHVkK8KrI1vtUiVha1+T0cNwV72JURSTS52oKBwfJKZYp6hQVRDrPB8fUIA/uAZsLKivo1y1"
                    + "uUhlKWrhg7zQxSo/uEbNmpigAJ3lZvG4vD1HSDu4/oj/oW5XRzLjUGdkiS7CeXT9kSFiakQIEEwHRI5yWHASd6B0FulerCdUOX+0yAAF2ScQf05DSLAiJoDc"
                    + "it0k7zg2od3lalKl5qEMfevMf5T8rsOrA8EwJa92iJzCAZ+XrqWFcXz9geKGXgDGMQaWTYRv5sYJVa2WoSYljYrcxFM1zdKF0orCF6J3EqpZSukutFEh/yuw"
                    + "cSmQsUHNda7YL/NEYtaKatSQdkDzkffrYM5Tkyy9M1n/6mjZxBy5HOHL3HBjdPTB9SdGq47Olbge6t3YRY7kH3nH1RGDaSoPQmehM5D8qzzU9Qd4NLERVhAk"
                    + "mdpeUXEaOjuNZqtMk2wsz9/Ux3Zz/hW1lJIZUoNcFVlkQmFyoe9MIlwWfoK5JRtj6LljvmWkeoPBDAZDCyf0kPP0NMryQjVwU9IWKWoiT5cmYYErME/9M+r9"
                    + "iJJfzrU2fajuzIYxkwOhtEbp/A65zzTdJ8c63x0K4OYbIZgQCJoMsqJoyctU5oUsBPuJ1Ke2N6VVMyWXKbATSmdkaDaiX79PydfYlyvKY+yi8mwqwUkVMEdH"
                    + "CKjdppTrheGMRf33zc0H4pAzErjnK23bcUd6GR3N1kfO6+XWV+nrw9Yi8RrX/GfXPIBEyRTY0f+0wArkyDpCF6pBEWRGygmUFmphinmKMZkWnXWLbqiTSORa"
                    + "pXXDKM22nB0dJbZoV72jlwPO8YIUdaMpYKHI3w92KQl70tKX8ZB1n1YN7nW8MuQ6D4iTiyTFQESGef1GJ4GJt/TGbtjUPC0x4sCh9y9xsW11IeCiNsQOi6o4";
            case 3:
                return "7YJANWKU9dqIZOODJZKTupvIgyxaFtcdb5VDF2DVQeFddqCsMMW/qTFgqvE1zDlYLZAe9GemeBsbeny9eRf6ETU2ZDELHBvIkf6kl345sVrGqQ5bU2Az0oM8"
                    + "h73iAJWjSIDafyzSTM8MnfIOGYrvuSWe3SIEYcPDox0wJnlVYOAH8LifpGsHnHtMYzXVcW5kxMWKMdKYznSVSGAysV/oGRxZAdrBZZOjROz3g3kUh5lJqEkr"
                    + "ZBghG9t/mfwOK+0DNYR1v2RNgIhRGMsdAtqtQwVaFkJfL+HCQr9+ymUnM8UqS9wp1GYtUSSR+tRnqJChtBKYAHlv6R0iVaLpN9KAv+AX9Qigf/M91gev6w61"
                    + "+Sj81E20MChXfb9LAqbxfmYWcAQ+8Eb+P+gSEkdH6hcc9ccKEYgTUfi4NL4HG61Pp7MOFZwG3pNVHFchAEEiYJ1H0dmvqIFO+9z6P7R7N8RyNkmiDyg7iwbW"
                    + "NbJALm+7dEswtb0Cb27Bv5ju5jzOcmo5jUxMqieL2QuQlvFwXzrYmH3GiF12mjLnRcx2xPML5dEhEAPbMl7xmJk/VlFmkCQ/ExDUgP7y3iQzynLPTriNSEvV"
                    + "oyPe4Q2k83m6/ikNdexXmkHGg7xoEeUGOkfivy7ZhS1pEsRpTkohAqUlfjkrMH4j/NR4PFYeGOGpl8KEPuOtLlh+dTQauxRUCZ7hsdvQTTgfFGmVYk42RekF"
                    + "SEJvkwB+IfO7fcNPvnfhqe9L06/I817rPAoUTU6KVPsfC0oM+pRCIQZnb2gvLIbhd3epJmwNuVYBraZ0IDUU0UBG3hc/AbFRxjFmIsUhhCYgtQ8rN1GSRcvf"
                    + "JaXRWRwdkP/8Z0ygP1giZFl/GiU6jjfWoB7aRyrhnM43SaDq1tAEU3JyBgdGGqjXGsZEVuPZMsJzllMbKFWx9Jh8XjRVvgU0Fjy6yhJjSa45YV7ozEMn+Roc";
            case 4:
                return "dOfn5Dy8D59ucJbn4jgL37PHyIa+89A4bjQ4IXJavj3f8u2HdXXYFgoZAxFas4UiWxliZg15EetuRE4Gw5LsOsO9m7muhSE4rHWWQumIJHa6O0CNXsBsvJs0"
                    + "hT0nG9lQgkDGVGRIPWfU6MM/rRYpu3yvA9H8nFZnrVF8BHMYLOvtnuz3UOUpef85qRF8qZoYm4GHirwsI9oUZ800K76JnyB93HKIJUIvrTYhJHhwBaVqNUGS"
                    + "FkgmRkIr5nTZk5lKaaWqzZuAH9SrFbZk0b+1xBDnNB5xEAVyR4IpgrkvYB+UO8aCPFSIr/DJdB0NNntwhORyAxRppPZJ2suhYMbj6E1IWXuDl3gFL8B5LReA"
                    + "pQRs6ac5UiUGwBGmWuYZwKL3EEyq9qyE9t13FmH1jNzrP97eeDT2zFqPuBNPqomclHAboXSKd6BiCx0It1TaymftMssd+MGVAbxPOyJOeNS2Kp8Ojmtoj+to"
                    + "R+pKnV6q6PvviVI5alf8qaURNHSoniNtwOF/GsvHpyz2Ydu+W75EEpbtVLHuMqAA/5ynlbNHnpJRTRrltiYUa51spESVrBxJNfIhRm4XfxywloBqvqsl+Ju5"
                    + "HJf/GbGXBlHCeymp1cVefSROOgfHzNwRasRztHaT2IjT5LYedrv+rTOtw38m6xwPXOBgP1jFLRHt73kKYfQDTRYuAdJ/eOy2/Gx6B0pZty4EDASssRMBt3zP"
                    + "V3FB7x4qSpQsSLAoZWhoEHFD8VEgieF79Z5R2Zqwm7yufNQg6EMcY65lCEePHnQYZmM6RDKYT7++e4M6EVgiy6f5Pi2AXpYFDzGMlcCB4VX0yQwhXt9Syzj0"
                    + "LPVR/KdJmNczDhmBOb4YgDc/gft9unweHMozN2LLfV0g6amcgk218fRkUG5tLFdHSPNlC3LR5qbh6MXZ/m3HmJONc4oVO9ecn524RaG3HZdYULW8kTRGpOe4";
            case 5:
                return "GC1g4Rj97HFMzBaGMgUvpeiPGEDPtj+mqLJBiPRuP+d93nbLGlLtczDl+hswO5897hwBSt5fR9MIpNqH75UPPYOboZB4yNpl35mW1wsOj15XcdQp1O8pmWgd"
                    + "kMcr+GbKuz3EUa9E2rwmWjJuPZl5zQ0qnrC9qpeMN3WUARRw3MRbvuiirXRotaS5lS7G2qeTh+ZllBuTK4Ejp2rZtyN/p4uPARKD9H1Kn3lJ5u1/vqUoTCXz"
                    + "R2q3AyZ90bRaUPaJbW4Q0swKSjYdP+5QhCf184QddO0m+PyYGYOoA7+14WV4VNdqaDixWsYwq01bq3jNEfAcnYhK/c9rgfXrKuEcG14VsNiG+qslHdyVeR1G"
                    + "KUmRnF9iYitO9/Z9JWFrkbzrN+Qb0FTG7l6eefwd6RaP5jEopZAA9MzU+miPPBfNEPqivnwAL4ZfoYMaVPFEi6yO6F8ax9xQZR2kN5xAA1b5GB3pMotaUaAR"
                    + "JOwTn59LIONNq6QxAymmKTHxVrw5eEz57LM6TV0xmP5ylc99Sz4HMF7KDR+RIL0S/t96t7brIJ3YrXQz79sZ1mSP14rZc7m5jHVg3timCJV7cv5CL33/MzlQ"
                    + "V/nEaXp3S2GkQy2QMLqnEgiVNL1Nthsi7HsfuzJP/brdPZND6cD9rOkTPTpCsMTObre75cPe0GWKS675ZmWLXGZRnz7EYLfChJL/lnsZCMupRXuKhdw4caqD"
                    + "Iud4U+8C5YX1Zu+1ZN9cTpEdcJjJIzInOrtqj6meDUGoNY/E9Fl22CQ2RYkT+1de1vB8PP8Baoi8kj0MyV+OWsIBsSchR/Ij3Vb6w65TCt4mTWVs+Cwb5N0e"
                    + "Y9+s5d3SFwiFyfzXaRobnXT75GV9T8HtOhdYpHFY01+GMtEFdm26zBmntq9l0BFk16irsTojb1gbKzEfCea/tfxQ84xK4cvz89iYZev4jzRGfPImUH2Dgo/u";
            case 6:
                return "LhbwNWSGvN8Ge941jXXxU0vfWdPVZ1b14ivaHYZ7+4G3TY1a6DvzBgrTUiots2Pli0lkK9Sh9EUF4cD2xSnyPguiPlREdzaS5WG3L1YwM610qdswN/qAxVlb"
                    + "1aKLXZeTW2T1PgfNeXwcp7XuPGnyNg46ZDjdGlz+ekzgIn2IAob0UMfGoyXUm2P/Mj/2HHfF0zSW8ieRdL1g+zKVXGpIVPKJAauzD1aWrvlUEYLv/WpIuNxP"
                    + "pAfqKNuZd1wLT1mtiXCb3TdaNITAUWQXviQ/k079pHtoM1Q8shJD5fK5XKKq929/oMKzjgHnWIwCP5GDquHB6s0ZAUc6vFC+YUnkO80tIll01Pf0tu9JPSut"
                    + "CoFPSWZmsAxOk1blC9mTDhnVfcwUXWD3DclDoH36qBw1a18S81Yqbq2QFm75evbK7Ou5rq6pERz4ZwQq7rSH3HF2TX1YLZdJov5znftbOCBj5zHXeL+sg2ck"
                    + "LXiBwX1aoHHbz5F0+b6GYbLWW3nqbj/mFI4KFJ0Z345PKH6VBm61n4nnZ2pnNp2BZdcfKzi6jyZGpplmYgatAOcUaf8m0vddkb0Wz2zB/qky3UNlv5lF8X6T"
                    + "Krm7UGvq1UAHqcDgD2GQ3VApv0FxuIrlHlpaafTVHhWgGynhdwjn8z6h9SNkP19+mbKwurecEPGjqq22lykWSWliPKuCfWNtm/bqzqauq7v8BzUMWQki0GvV"
                    + "HvnbBsqjXskMt6/oQwb+hIHiAF/I44WuwF1rweVcQbqgzyE29nOJvjWNWjKzo21Al3e1Qm1Xc4D7InWnk3vNHgF59mdlkd/uGNg0xt/RMeiK5ruVXFvY24WP"
                    + "iCccMSk7bFTaZYBpmJNzxA2LApfInqylMni21BKETeFCQ/fCflXp77BTQsatz1vBjsXNP+jYEwxfsily81IMQEMBaknbYy3NsBnld9/V1Yzbx/bykXXtZb/Q";
            case 7:
                return "M9IuaV198J7USqsG1s/tUYOtqv2rylB+MdC8JXjJWkD2akHuEn3DCdfW8jUFXyy4y2B7cbHzLrjebWipenk50pcrasHog/1mtTklq/lSGXwv5+RGGdptH6Ew"
                    + "eZoyO6vr5sbiHayV2N5Kw9iYG7c/kgtwuVB3uxxGqat5POJffMGvIom+hKIhvf9efSPf6OAthVvIRFsXegOvcU/XtH2SlUszOg/uDrPRsqILzdrtJQ4q1ZGS"
                    + "kv25B02XeQeTh3zjO/nkYV9HTdIc7tiRmTMOdFuS8z1Kdyf/ysSkZCLrWp130ilqM4/weUk4vytKF5vbjrC7vFH0U4LM8kmSoS6HBb5O6+wl3qLVoP9w63SH"
                    + "fb6btjKjaqmHa7Q17wfLXMzVlS1F+Wh3uUoEYQG8vTO91RIaM0DQQKkisYTURNNcM9YwPjkbCiWMir6g58QxoRrDVjXgVQdnNfL1ZLWYcAon996D2nX5oLqr"
                    + "dGSV7N2vW4wJ0foXFcw1S62O5RXPntayKvXcp2RVpvqkniEg0+dHKX0TQKZpo3Lj87m8iOK4DOw7YjmrYy01rmlkeWPjWPfD2/dvb962LBP/fU0zcVpFtAmZ"
                    + "LZIN1BvmHEdID218pdZ++UyRx/bd6XMDBCBqDlKvsIqDzRCIP60M0npO/jijnpN/Ys/slxG26gxx0Up9wcpehLNjwbYWxznu82SVlVRjElU5SBIoGbPJ3+48"
                    + "jq8pvLLacz+A4HVwoRdqWOr9gFZ9rRJsdqzqC/h3dUuT0W8nqgP3Fefeq0nKVVwdBBVQ3Ny6LKXpbm+E1LYkhDosl9uYXd/eyEx5Cn03IjBJ2fyqqUZAdp1R"
                    + "cqxb+wjHinPPFvpR1V9YbllU22Dvzp9ebRsb5Qc2mhha0yS5ak5sJiDeElF3AuRyeAS6A80vyIy1W5Pxd1MYqdqp9DEADjL9tqq3S6Mtxd5Ve9Ush3TafojH";
            case 8:
                return "CW4j+SSJ2A6krHlpK+Rxs0auTIQvVYHrxARaoo2U70K2c6RS2DOCtmxD5hXF4IDkIpZVE7iYJO9XbTQ7Pm72osXfipBcEU3MsW6GQcK1yIId+e3OndyEfoTp"
                    + "5EbtA883+uK3Hjr/29rVNrdtHOHv/hXXmbYEJJQkwBdRb9bYE6dJm7gzidt+oOUMRVIiRhTBEpQtVlF+e/fZvT0cQNCinc5YQ+DucK97e/vy7NnjPGUBv1Gs"
                    + "PTHOTMx84HsRy0+ArIR7U6QAXJ7bIB8tMsufNDbp7tooyi7q7NRagZg1d06XTLMcACXp3MnNKkzXs17JbarFgEvcCZpR6ROHQrlYwZFBqgGXB3QBoEVAl8Nn"
                    + "mDc7kPfiNqF/tHidiKSTQMlYZyNs9K+E6D+z3lZam41WxQib49n94hb2f/vOe6VVyUW0zd4UwA186aqzZfuaWPIqkA6K/V4ooOSwGk/TeVDu3oFJ4qTqvKoD"
                    + "uJXYpCOKmiUvH8oogOK8xoqFk23BSfk6WzalcpHW6kWeXZKIU0+z9YiXshCNKOXiOb+/9tUKkXbrgO9JV++XO4RIYeSOaTjYa8ngzakchJkP2/Bv8LuuNTgW"
                    + "UzmXZt2z4OuF4aK0IXycUgWaUrCtffEpVfuNXctHk3P8IbQ2ljZAaey6XMGAAY1Y+pkXiy3bimZK8Cdl6ayG+XwCIK1O+CPVbIRtyTSLiWmK+2RrK/oA1X+m"
                    + "i/Xg1Wo12lgxnj8cIeH1/fU1+u2+u00XsJry57QoTFDthzdwWidEP5X0+FvMtCTGmjh4TYU7L07M57CtzZykjCkAHn2aaCbbt9/++NPfY1BtLFzBjmQkcN99"
                    + "SPzid9A4q1SN8MUhfMv/Fb1KujpngwDn3016nEG/gWB0OZn4StLrc448+pmYUs7Cg45q6Dl4nXY7mcLysgow5EgaF8pxGzy0bIEDWZRRPKclsNznoYUC9mk6";
            case 9:
                return "rvNsXR5voun+q+58EY2gvBEpUSJjzW5JWXWbi5VlIvkmL8s7iQ5a2FA5C6xXuBKYyjzL1wJ04h42rZ5NWrbgPLyhuF22ZbJkARWnl0ZbaZCcmDtYVivi4bT5"
                    + "fLTJLUpyLeF02WILJrnH+tCkAo0oKNdzE3sIRYSSSViGfTwziT4LArF2x+tBXLPJa+2SYkHgXQPq456cC7ugp4ijnCcb4V+v59lVMLQb8v6KWUIQSOf/YuJQ"
                    + "jr/wkg6AnN3lJ6Y4lSTF2TQqODkzbLzNhP2CMhasyVu4zldi6FhwZb2L1K71L3xCV9ApVQQdy7Q3mclEqi1hBwWHp/iSyYmLj3TBk7Aggdmy5QqWgchCjy6J"
                    + "u8n47vVj1vv2RfNFNWg+f3pI5rQEtDXeQ9CUQ0FWOrGu3WLqXFlnGfzP5ZWoiLc/ypYLaIHTMXCQm7KUO59+JCUC7AIFmvlynq6DRqtRio9ykBDIO/IFHQ+s"
                    + "f9V5+WjpJoGF2gKPulBrfvGpoxjsUM2wZ0iisImWhk+pCAHQNZ+4LuVvP//jbXOJ+8ICHRpuULAoStM6UCsgTMe588al8N7cUqfNQcs8WQVtJNCoxmw6n2cN"
                    + "kb017WozraRYoqqkCmmwAblR2NS1/qaYTP+drmeBFqVidOTKePRBKcxWySTWCCWgys0huIGQqX4DKtXNK+YwX5gqOqmujUpEmOgLjwbQmROtlJ4jmGs0YQn1"
                    + "X/A5dKbX+ns8pVRbhETU8KJtLJbl3Lxl82rghi9PDuxycWFcQunFe/tYyvs4HoO11I9sZ78j7dKJ69tLAxypvp2UQTiM0Tc1A105Szsv1k6rOXMX6fF4hBDG"
                    + "i/JiSiKlQG61U6qLWXF4YYOA37LlqDC/MOlhxhHJq2h3Ww4KvTxxDKMDw2P/RKZrY+hKfOTNR/VyRABXjorFrNmKXKDwtFSozvOJ8bc+yRTF7/6zXtvCysNk";
            case 10:
                return "aiwns+Som76uChEpGsW2qvWXlbLqu5LmsgF1P1dQFhZxlOY/kDTBEoMEcUoCgwWRsjvqz+b61kf5toSNZSiqlYd4OXK2wYsvg4NQrMtsLdk/Z/erMUeVpZSF"
                    + "OBxmgIsinGdLIIIveLrY7SmVcCrfUyq3b1T85uImncHSi/OXMcAwF+UbjXKwY3byj9rnpdWVXFt3ricqBJzmMl1O31Gd9zezQMP0vplymB4pJtPRHdzudED9"
                    + "xB9rPC02nFU+WXA7PS0GZ48RiSagU0NHKc2DoU6Ue0u8wdaQaDqmE4l8oPoOz6VCHYbMDVWLXD1a3y/eL9wX57ZMc5ktKzAazoAWKyU8EwSfbeem9YFzTkzw"
                    + "/tNh+H7BN0+aoHkQ/rHVnD5MxwHnq10CX4XeVuYEOkYiqXCYXFr3yJbyf026MDP3R38KRfOVCVOy8QMY2NTKtxtkiM+m9dFQsBkuaiSlvVmuw1JA8VZ2fwde"
                    + "VImChTXoiyoDL0Ps5Mb0TN7Y1pEeLdmtd0dUlNSRpy8JH3IWAuAbLhicavjyuXaolW2jEn7IbgIXkAUmkN3ANIZ7IiBTuPhsNfAp+38u5KUKZKB661AMLj58"
                    + "YaOJuVwzH8P08R3fp0QqQyX9Xbb0E2lBqIe28BkdHMLNOK/M6koaAbJ0Y1HzYV0rO7rEs+mLd1BC7S2XJZWvGi0jgp7HuFkQD6zOl+avU8/rxqho2CiCisFg"
                    + "YF6+NH0c5axLxX2nuc3n1jhDQsXoX+n0E/OoV55NRio9MF3QhNRL2+nNCFqR5UOpeGjmc9ia2MoTpPak4/A0P8PvWWTiZFAu0EmKBmnJAh4h0WaXCHMQRmVL"
                    + "yIEZROYPMgl71TKgWrph5JtiSxW2TK/THxy1j0nZ9GpWdQ1BZ08u9PIBMw0W4taBA/stRMqKFy8LeYMm97m55jlGQW8g7UjZfbU/Q8qKI5NEpnPJbaZojz+/";
            case 11:
                return "cesAfLgNMYn7IQke4E+rdUBfNdokpFmdhc2n/kuBWy5MTDoUtM5xPUdYQfqj34R+e5E5prcuvVHX6Cem7sV9eu1Ehn5idJgKJbFTvXNijaiKZ4FNdMGjmbu4"
                    + "fbhkg1+Uwrxl48fRVS4PVEuQMnWDvLvJcfe4f5QcE8X/atphmdhLG0gZJ47c4Yi6d0V/Y/qbwLZIM/zQP+r2kk6bBtJ+mF6PJ6OrwTFqxfvxgNTY8fVU3+N2"
                    + "J+l1j/qXnrWF9UQEhILTgETRskB7OJEO335XzTVDQEypA9Q+N1/p0XaYKSJH+10XOmrFEKDnIYth13cLszEI1ubBQAo1wfzZjKn3v+FhQpujyI4RG0ipV8ie"
                    + "cDk/O+GvP1DqB/4Qv4GUDX2zCkZBvKBHy8ILRLRqH4kOjvB4OeRaL6mJuOfI4v4O3BcWTur2oZDJMIXyiDnEhSW8OTCB0s4B6I2lMqzGqUepkFhBsNIOswRS"
                    + "YlJqrxPSlGLOJzznVzzn9pn+cRAJdeTsTOr5lbv1kia1kxBXQRo3xtaLOuoZtdFfoY4rPF/J8xjPY3me4HniqrFbm7hLUK3RP+Y9Od438yoFLFfpnUTe+TSD"
                    + "mUhObaayPKGfBegH55rNZJEkWDLG0/zJLGlf2RwOs1i4NV4C5kV8cIGwqWxt72KwdKhOryVJMFQgJv7KhU7VNhesaB69Xb2q7F9eSvgyrFMAbk3pBtgddw8d"
                    + "CJZEVoXvYFYUc9b9Qbj9SRJ+jjWULJyWjoKHyCx4jA9MB6CJB9AHE0QRk2v5PNOoODxoj38NUyiiNWd2LOGzTADLiCRi9+YT9sx5zZ5J+US3aqO2AwZBX8Dk"
                    + "2iNy27jXhMjIVmXz+9iKAaYFc3IU0vbXl3iAN5mgDmQO+eSo+GKDI8N9grdjvG34k7jt4WNYcjX50Ps4H3Yv4a3Rz+U9jisJSY/jc/mNtno+7F1Sgd/ca/8S";
            default:
                return "2bfCU3hsPtv4lHFEjlSHrZd41eM97lQSkkTba0sDMdpzb4m8xfpmuVTevF/ks/R6zXbHQ25YjiynW3GPMQdd9BTF+MunF7vksEczk6WayeBEEpGdFFZ4zMzR"
                    + "+ZN3Z0UVeyM05W4N+T/dFGANUXtd1uBwLs9e4tGEDD8jrc7qWjwhjHXkd+q8qmxlZY30aJ4dVgXsPYEyFXIl3Xk54sl5/iLjl5dwTGdN82ZSNCl/Pmvwsp6W"
                    + "x/BFiU68ZcjkbJqu9OIueIXmmxr3kQduhNHn1N3Cxb6HLwLVkgqmkFob2X0eN6wDXpsrg2lPJTLTXub3zOjd0pLO+Dtv7UAQjg2ia7RIcL5fNrQ3fEXg/uuw"
                    + "4/pAXgt79aEEf0cuyMNFgfAliCsO2L3J1qQ/NmHOWm1cwEIpNoSxphnMCjnflUZV0IEhC6p4LdSYOpIHUfMCcif3XL5pzeKVb3xEA6hQ3TafWVrV9Bfr7OaG"
                    + "kRPWHsAXnH2PW22J1wQ2MRJDQjlP570mnqPsjRFpxAVNhUX81FbE02Rba//agFwaaSRJZValpqRTXBlpb/A7a9l7cFvyn8P8D2Fg1DQtZgAA";
        }
    }
}
