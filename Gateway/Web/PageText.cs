using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Gateway.Web;

/// <summary>The page of index.html, made by build/page.sh.</summary>
public sealed class PageText : IWebPage
{
    /// <inheritdoc/>
    public int Length
    {
        get { return 9020; }
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
                return "H4sIAAAAAAACA6xbW3PbRpZ+169oK5MAHIsUqZtlSZTXdpxZ1zqJK5YzNeXyQ5NokohANAOAojka/ff9zjnduJGUndqtSsVEX06f+61bV08iOy7WC6NmxTy5"
                    + "3ruif1Si0+lw36T7NGB0hH/mptBqPNNZborh/rKYdM/3/XCq52a4fxeb1cJmxb4a27QwKZat4qiYDSNzF49Nlz8O4jQuYp1087FOzHDQgjG2ic0wNzNzU4OT"
                    + "xNNZoSKd3dL6Ii4Sc/0mjadz/dbeqKkuzEqvrw5lYu8qidNblZlkuB8DxL6aZWYy3I90oS8OCEBerGndRWZtoe73ut2RHt9eqO8mJ5PTybNL1e2OdRbRwGRC"
                    + "XwCHj4EeTI6e03duJwUGTkdnp89OaQAHGgxEkRmY80sAnOs4xUB/dHY8PqEVNvVjDubUWjphcHLeP9E0MNL0PTo+OhsY+l7pjJY/16ejfv9y72Hvv+YmirUK"
                    + "F6DGZHm3zqsLZk4HxGwQNTganA2iGlGD0dHgaFTRZc7NeHJUo+v5uT4eHdfoOjLHz05Oa3SdjUd9IaOiq/9scH40rpF2ej5+fj6qSJtMzvV5v0bapD86OdVE"
                    + "2sPe39W9Gtkv3Tz+d5xOL/A7i0zWxdCletj7NIvB2/QzFkVxvkj0+kKlNjXqSTwnldNpQctGNlpjyVxnU0IJZxEPppldpkDgTmehcKVzqZh5fgx8wNAE2nah"
                    + "BqeLL4eD3smpytd5YebdZXygcp3m3dxk8YSOIYsw2YEiwvm4L6Lb2Dw46y+AcYmB0svCXqqFjiImq68GZ4svFZA6QZPEYGaqF4BzRIs01D7txkAiv1BjGILJ"
                    + "SlDdwtK6c1pHG7urjDbS/xn6AJCJIGIoRHjURIuXHDWXCGJ+yRG+CNu+w/b4scWAZ+9MNknsyuGh0/VqZjJDe3ukVtjeYDmNdXh2blPrgAPuMXP/VC3jLk3k";
            case 1:
                return "Cz024LT/yTsg0BXtANnYQUPfJfGdKSXfTQzpsbCe18dRndH03WA0DXTBZkwXhuxqOU/B8swsjC5CgtOdxEkCPOIU0g6Pj8GWAzWYZB2hoYgTk2854lvgFiVY"
                    + "/BMOnjPok9PvO+UBm0pMlty53BMjARWQVW4TUCnTZLa0T2wo01G8xLEiy1IVT7DpSKTr8I/iO9BQLoBuOf48JlzZOqoTP0rs+PayoS4MhgdWhnz5hTqFU9ul"
                    + "EkQe+YMddKv/E92DE1ZdqIkz2n51ZpR8sxBJeiQgp0hHJbO8UZyLATkWR7stIIqaPqswX4ou2z5UhZj1uADEGFpeZMMlMJLnO70KfOeyKGx6oHrQdFPaY5zi"
                    + "nLhoCpMZ2KCFPGFLUck9f01Sey1JnTcERR5oMOCzlllOhy1sLOiS9GZOkY7ZFZX0xynB7gobHqX1YkZsdRTLBwchRmkbeeXGiR0v8+5dnMejxHgAMriKi1kM"
                    + "NubLOUS6bi/VzQGcZ5eFRNmjFovcoW6+aycTZF4X3mQFk54LQZuW4nY3yHCxurKQx4jsIWi3VRZDdTaA5xpE0DIL5xwXYH/vtBJXZCZ6mXBkFq2K08WS7GBh"
                    + "cySBgKD0CCQvC2iKj6BEnhctf5Sg2U4XmZ1mJidn63f0+9/XtrCx6zEJewd9PcpP2qTRGM2qnskym+2gXPUodWlP0lhHkDNNU66cTsOP+thEmUOpxieM+WoG"
                    + "be1yrIO+Z6Yr5vuIA4iQPcdJ/v/tL10olTTDKZ1T6nqQGLDjO9lqpQ1/f9Zn+SGDTey0tLNvxokx2EnglmyuwpC8yp5TFgqxJ0ccYlF/jEMoz91KddUx4Ess"
                    + "FwQvLuisKLOLFl+/6/f7z2qEeJVuucuGbpaoPN8SH5h12/zg11znX8hskSCltuAMpTK9SfzFILxlzm7O5EwY9tx/SRo1aPrXWvLEaP6xzIt4svZO1qSYdRrQ";
            case 2:
                return "NXewwtzHghKLxddydMG6ZYDjplT7pd5tY14tJz85czmsbttt6RGuDl1FeHXoql2qJFztazL6MdhWb2IUxeRCpyqOhvupKVYWFaoaJzrPh/sU4PevARsL6uso"
                    + "V20uUplFLbyfF7pY5vvXqFlTMy5AZ7lZPC5vzxHS9q8/4P9Qt6tDmfGoM7JEF+F8dP2BIWLqiBAgmB6IHOWx4CRuX+ks1t1Ej6hy/uCQAQqyTyD+YiNIsCJm"
                    + "DLkV20necmxKu8vVpErNQxn6xpn/KPldh1cHgmFKXt0QOYV9Ps+upIVxfP2e4oaeA8YxBhZNhG9mxgtVLReRJiWNi9wkEzXJ7FxpReEL0TuN1NRSugttVMj/"
                    + "CmxcCGRsUDOdK/bLPJGalaIaNaId0Hzk/Xo846lRZm9N1rs6XDQxRy5H+DI3/BgdvX/9kdGqo3Mlrod6N26RJ/kn3nF1yGCayoPQWegMJP8mP+r6Azya2Agr"
                    + "CJJMba6oOA2dncTTZaZJNo7nr+tj2zn/klpK6RSpQa6KLDaRMLnQtyYVLgs/wdySjQn03DPfMVK9xmAGg6GFI/qR8/QkzvJCNXBT0hYpaiK3C5OywBWYp/4Z"
                    + "d39CyS/nOps+ULdmzZjJgVBao3R+i9xnYnfJsc53jwK4+VoIJgTGTQY5UbTkZSrzQhaC/UTqY9ub0qqZks8U2AnZKRmai+jX7yz5GvdxRXmMW1SeTSU4qQLm"
                    + "6AgBtd2Ucj03nLGo/765eU8c8kYC93ylXTvuUC/iw+nq0Hu93PkqfX3QWiRe45r/2TYPIHE6AXb0f1rgBHLoHKEP1aAIMiPlBEpzNTfFzGJMpkVn/aIb6iQS"
                    + "uU5p/TBKsw1nR0eJLbpVb+ljn3O8sUXdaApYKPL3/W1Kwp609GU85NynU4M7nSwNuc594uQ8tRiIyTCvX+t0bJINvXEb1jVPS4zY9+j9S1xsW10IuKgNscOh";
            case 3:
                return "Kk67IFCNGOW8NiLZcH+B5KTuJvJxFi+K671gmUMXYNXjIrjcg7LCFP+mhoCphtcw5/FyjvSgNzXFm8TQz1frt1EYU2NDFrPAsYEc6c96EZYTy0ViddSaApuR"
                    + "HuQ57BUHqBxFAtT+Q2EzPTV0yltkKGHglwRuixCEDfcPbsCY9GWBgR/B415qVx4495iGaqKT3MiIjxVDpDF7k2UqgckkYaGncGQFaAeXTY4Ssdcbz+IkykxK"
                    + "TVohwwjZ2P7r6A9YaQ+oIayHJWvGiBiFcdwhoJ06VKDlIPT0Ai4sCuunXO5lplhmqT+F2qwliiTSkPoMFTKUVgITIB8sggOkSjT9WhrwF/yhHgD0b2HA+hB0"
                    + "/KEuH4WfuonnBuVqGHZIwDTey8wcjiAE3sj/+x1C4vBQ/Yqj/lwiAnEiCh9nkzuw0fl0OutAwWngO10mSRUCECTGrPMoOnsVNdDpkFv/B27vmljOJkn0AWVv"
                    + "0cC6RhbI5W2XfgmmNlfgyy/4F9PdnMdZXi0nsUlI9WQxewHSMh7uSQcbs08Yscu9psx5EbMd8fxCBXQIxMC2jE/8zMyfyzgzSJKfCAhqQH95Z9IpZblnJ9xG"
                    + "pKXqwRPv8QbS+cyufraRTsJKM8h4kBfN49xA50j81yW7sMWm48TmpBQiUFoSlrMC43fCTw2HQxWAEYF6IUzoMd7qguVXR6OxS0GV4BkeOg3dhPNBkVYp5mhd"
                    + "lF6AJPQmHcMvZGGnZ/hXGFwE6mlp+hV5wSudx2NFk6PC6vBDQYlBj1IoxODsNe2FxTD8zjbVhK0h1yqg1ZQOWEMRDWTkPfETEBtlHEMmUhxCZMak9lHlJkqy"
                    + "aPnbtDQ6h6MH8p//DAn0e0eELOtN4lQnydoZ1H37SCWc0/k6Hau6NTTBlJycwoGRBuqVhjGR1QSujAi85dQGSlUsPSafF09U6AANBY+OcsQ4kmtOmBd689Bp";
            case 4:
                return "vgIH/fk5OY/g/ccbnBX4OM7CD9wxsqHnPTSOO+qfEDkt355v+PaDujpsCoWMgQit2UKRLQ0xs4a8iHU7Iif9QUl2neHBzUzXwhAc1iqzUDoiiZ3uFlBHz2E2"
                    + "wY21sOd0LRtKEMiYigyp55QaffhPq7lllx/sQTS/2OqsFYqP8QwGy3q7I/s9ULkl7z8jNYIvVSPjMvBIkZdlRJvirJlmxTfxE6SPGw6xROiF0yaEhACuoFSt"
                    + "JkjSAsnESGjFjC57MlMprVS1eRPwvXq5xJYs/reWGOKdxgMOokDuSTDFeBYK2Hvlj3EgDxTiK3wyXUeDzQEcIbncMYo0UvvUdnMomAk4ehNSzt7gJV7CC3Be"
                    + "ywVgKQFX+mmOVKkBcISplnmOYdE7CCZVe1JC++EHh7B6Qu71H29uAhp74qxH3Ekg1UROSriJkJ3gG6i4QgfCLZW28lnbzHILfnBlAB/SjpgTHrWpyqf94xra"
                    + "wzrasbpSp5cqfvqUKJWjtsWfWhpBQwfqGdIGHP7NWD48ZrH3m/bd8iWSsGyminWXAQX458xWzh55SkY1aZy7mlCsdbSWElWyciTVyIcYuW388cBaAqr5rpbg"
                    + "b2ZyXP4tYi8NooT3QlKri536SJz0Do6ZuSXUiOdo7SaxEafJbd1vd/0bZzqH/0TWeR74wMF+sIpbIto/cgth9MaaLFwCZHj/0Gn5WXsLSlm3LgQMBKyxEwG3"
                    + "/M6XSUHfASpKlCxIsChlaGgQcUPxUSCJ4Qf1nlHZmnCbgo48ahD0IY4h1zKEY0A/dBRlQzpEMpiPv719jToRWCLLp/keLYBelgUPMYyVwIPhVfRkhhCvb6ll"
                    + "HHpqQxT/No3yesYhIzDH533w5mdwv0eXz/0D+c2N2HJfB0gGKqdgU208PemXWxvL1SHSfNmCXLS5aXD0/Gz3tmPMycYZxYqta87PTvyiKNiMSyyoWt5IGiPS";
            case 5:
                return "81yM57BwjH4KOCZmc0OZQmAp+iMG0G/XH1NU2SBEBp8/5T3e9pk1pNrnYcr1N2DufQq4cwQoeW8VT2KQ6n48VSH0DG6GQuIBa5f7ZlpezTk8Bh3FUadQf1gy"
                    + "0TqggFfwzVTw+QBHvRRp85p4wbh1ZeYVN6h4wvWqXjDe1FEGUMDxE2/4oou20qHVkuZWuhhrn04empdRbkyuBI6cquXQjfydLj76SAzsO0vPvCTzDj99pihM"
                    + "JfMHarcDJr1oWs4p+8Q2PwhpZgUlm54ftyjC0/p5wg66dhN8fsqMQdSB31rzMvxU12pgOLFaJDCrdVureM0h8Dw6EZX6n1cC67dlyjk2vCpgsQ31lgs6uCPz"
                    + "OootSZGcX2oSJ07/9bSSsLNI3vU78g1oKmN3J795/C3pFo/mCSilkAD0zMT56IA8F80Q+qK+fAAvhl+hgxpU8USLrD3RP5sk3FBlHaQvnEADTvkYHekyi1pR"
                    + "oBEk3C8+P5dAxpuWaWMGUrSWmPhZvDl4TPnskzpNHTGY3mKZz0JHPgcwXsoNH5EgfRL+3wefXddBOrEb6WbeczOsyQGvFbPncnOR6LF57ZoiVO7J+XO9CMNP"
                    + "5EB95ZNYe/uZwsgetUCi+I5KIFTS9DXabIiw733oyDz167b3TA6kA/eLpid6dIRgiZ2dTmfDh72myxSfXPPNyga5zKIePcRgt8KEkv+WexkIy6tFe4qF3Dhx"
                    + "osdFzvGm3gXKC+fN3mnJvrmcIjvgMJPHZE50dtUeU10XglBrHorps+ywSWyKEif2r7ys4fl4/j3UEHklexiSvxy1gANiT0KO5Ce6rQwHHa8UvE2aytjwSTbI"
                    + "tzvGfTnL+0wvEAqTha+sTYxOOz3ysmGg4Ha9CyxsEtX0l6GMdIFd6w5zxqvtKxn0BLk16mqozsgb1sZKzI8E899bfqh5RqXw5fl5YsyidfwHGiM+BSOovkHB";
            case 6:
                return "R3cXc/gaMkPe74I975okuvi5pe+s6eoTq3rxFe2Oop39wM9NjZrrW/MaCtNSKi2zQxWKSWRL1KH0ooJwYPviFHmXBVEfKqY7G8nysDsUK5iaVrrUaZgbPWDx"
                    + "1la16BLf5eQWWb3PQXMBH8dprT9PmryNgw4YTqcGl1+PCVykD/GYId3XsQloCfXm2L/MjgPPXfE0jaX8JJKuF1xfppJLDYlKPglg7e2CldkVnypCCIPfDAmX"
                    + "+4n0gzrKbuYt18ITVmsi3GX3jRYNIXAYu4UvyM/YSZh2DlyGip+sxFC5fCaXqOrdmx+p8KxjwDkWo8C/yEHV8GD15oyAIx0+KN9wJPKd5gaRLDrqewab96SB"
                    + "k1aFwMc0M1NYBqdJy/KD7ElHjOouZoousPuG5CHQHj0qR83ak8S8lYo7K6SFG76evTL7eq6ra2oEB/4JgYo77RF3nH1TH1bLZZKo/0zn4QYOyNh5zDfeL+vg"
                    + "GUkHXmBwnxZofO7lSLrCUMMwWeudPHWnl3AKRwWKzkzoxkcUv0oDd9rPxPNvamc2nYFj159LOLoPJkGmaTMxg1aA84q0exPp+7bIXotnrmD/WJnugXJvZlG8"
                    + "31gldxdqRb0a6CAVGPwQBtkNlfJrFIfLRO6hpZVGr/aoAF1LCb9FOJ92Ca0XI/v58uuEhdX5zAkR/1S11e4yxSEpTYwnVbBvrG3TXt3Z1HV1m/+ghiErQQx6"
                    + "ndojf1tDedRLmeH2FT1k4CcMFAf4Qh4fdAXuWws+5xrbOT2HWLvnEj1nGrVkZkvbgC7vaoXatuYA90XqTicPmj0C8uxPyiK/3TFwaUy4pWPQEc33K7m2cLcL"
                    + "HxBPOGJSdtiotMsA0zAn74gbFgUukT05S2XwbKklCJfCRYbuhcOq0t9ip4SMX5+3gh2Lm/+gY0cwfMGmyM1LMQANBaglbQ+1NMNllD/8UFczbh+7y0fWtRe9";
            case 7:
                return "Qk9Ju6R19T54VCudGjg/t0MNNqr2rypD+WKgeUvwgrWA7NWB3Cb6hhOureVrCr5Y8JfB7uJi611wvdvQUvXycqQnV9SC0Xv3ZrU5Jav5Uhl8L+fkRhna7X5C"
                    + "YXJrmZ3VdXNj8RbWSmxvpWFszI3bH8kFuFyou10Oo9TVPD7iv/iCX0USfQlFQ3r/VH0nb3TwZeEWMtHWuV7Da9zRNW2PZOXTjL17f4fZaFnRhWbt9hIHlepI"
                    + "Scnu3IOmy7yDyUO+8YM8edjVUZM0hzt2ZOaMA92W5HyP0tnKvzIxKZnIulbnnXSK2swjfF4Qzm+L0sXmriPsL28U/SlB5vgkyVCHwwJfp+3tJN6h1aD/YON0"
                    + "j32+nbYyo2qph2+0Ne8Hy1zM15UtRfngdvlKBGEBvL013eUCGtNH0ECpIrGE1ETTXDPWMD45GwoljIpe0HPimFKN4aoa8GoPZzXy9XQ5H3EKJ/fe/dp1eb+6"
                    + "q/RklezdrVuMCdH6FxXMN0udjuUVzx7Xsir13KVkVab6qJ4hINPzI0tvAsg0XVRuPJ/LizhJysC+JZazOtZS45pGljc2nnU/vnn35uZNyzLxv69pJk6riDYR"
                    + "s0WygXrDnOMI6aGLr9TaL39T5HF9d3pugABEzUHqFVZxsBkC8U8rg3Sekx9n1HPyj+yZwzLCVp0hLlqpL1jZi3B2KNjW4jjHfZ6sspJqTKIqB0kCJWMu+due"
                    + "x/E1RVBWe/4PIHgdXOiFGpR636dVX6sEmx2r+gL+u7qFyehvJ6oDdxXnwcuR5SquDoIKKG5uXZbS9Lc3QmpbEkIdlsttzLa3NzJTnkLvRgQmKVtYNdUIyLYz"
                    + "So51ao9wnDh3bKE/qvoLyx2Lahvc3fnjq11jo3xgo4mhNU2Sq+bUZQLiLRF1R0Auh0egO9D8gsxY+zUZv5vCSNVOpccAOMj02qreLo02FHtb7VWzHNJp9xCP";
            case 8:
                return "E9xG8kkScR1IWfPCVcjDZo3cNBGecdS22sb3ezUDbebBQcUi+Bcr3TByDwecZtDLjs43C07egXxNj+7cA6Y6wtz53KVP3qq2tXM9AOn+0U2jgfJw/SDAfH1P"
                    + "w86xyMSWlHvHjtZRG/cM3M+nF1wbKXKZvPqMdrv/k9n/be1an9s2jvh3/xXXmbYEJJQiwIeo99hTp22auDOJ23yg6QxfEjGiCJagbDGK87d3f7u3hwMIWbTT"
                    + "GWuIe7929/Z5bqrYzjXuxKVQgQSUuVytIIuAl4Drw38AnoPwHw6foaBsxd0L5UOfvnuTiGSScFWxFj9sxEvRE34GmizLNB+tixWSxH+/vIUS3qZx8xNYlEsR"
                    + "8rI3fPEAXwpTrF6+Jrq4DmSCokQX+CpZjSazdBGUp3dgkjipWpDqvMxKtMoBRc2Rl29GVEB1PmN1SBOk46x8k62a0rmwTPV8x1PsgJMRs82Ij7LgTyjn6jnj"
                    + "u87VcnIWW8DFyVTvV09wckJNHUlyvqclrTPnciRkPmjByMBpPWvYrhjKuTYLgAVxLbQHJYTwnYUq/iEFUdzXSaSqRLFn+WhyDgKE6MRXPiCN7YdraBEglso8"
                    + "8+KwBa1op8QJpI63IslnBIRjaMSSm2Kd2EEy3//z3+ly03+5Xo+2lkvmhiNkvLq/vsaMXLvbdAmlJDen7WZQaT28hk04Icio5MffYA8lM9bM/iuq3H5xaj7n"
                    + "OtrM6RKfwX+iR1vIAPnmm+9/+GcMeIwF3+1KRuJNuw/wXv0O6GWJpRG+OITp9hcRW2SqC5a3ufxu2uUC+g3EBZaziWIk3R6XyKdfiC3lInzoqgae/dQJj9MZ"
                    + "FBvrAEuOZHCBCYe6oUV4jhNREvAcE85sleeME7DJ0NGTZ/vyqA5t998Up81PqvQkUKJMduW6JVnQoQ3LogTMTT6WtxJ8s7SRaNZvXb2BQC4WWb4RPyKeYdOK";
            case 9:
                return "sSTEihuFtxSHPzsaQeb/cC9pMJPGoIk2gW0cRbiZDp+Ptrl1QtxItFq23PFC3ON8aFPh7CdOpBcm9hwAEaklUQ/289wk+i0OfrUYr1dsDZLXqv1EQGesAfTx"
                    + "TC6EXNBXxEHE061QpleLbBwMLELej5kkBIFM/i8mDuViC4dE2nO2Rp+a4r6RHKcyqLihmUHjTSaEFZCxZEHZesN8pYsa83Ys1pBUs/mZ794KU1Z1UGMn0JvM"
                    + "gF0tvLl8Nzd135ieuvBDF5sIBQ2ILSuGIHhH1rNnSNRN1nevjVms2tdZLqpxlvO3h7hJC0A76z0ETDknw8okNrUopraLTZbBvFs+iQrj+r2gXEAHnE7gZrgt"
                    + "86+L2Qdij0EuUKGZrxbpJmgcNUrhR87jApyMtKDrgcWbOiMaHd00sJ6scPdcqrK8aOogBhiqBfYOSdQr4Uijk5Q5gE8z36Uu59sf//WmucJzXIEuDQ8UWCdF"
                    + "c3SgSjZoZnNn7EphHLmlSZuDIyNmJpkJwGs+WyyyhnDVmjfezio5FqgquQIarJ9tFCpr7b8pGsmf0s080KpUja5cWY9+KITZLhnEGqHEK7k9BDUQMNU2gFJF"
                    + "XtE2+WxSMUm1HFQCrkQSeDTwTDnVTuk7gjZEM1aQrsX9he70WnOKJ7fpiJDEGl4wi3UVuTBvWHsZuOXLl/MluboyLqOU8FIfSmUfJhOQlvqVPTnvSKd06uZ2"
                    + "aeCmqanTso8Lu8CbmoWunSKbD+tJpTRTF5nxZIQIwavyYUom5YAjtVuqh1mxJwFBQG9ZMVNoNxj0sOMIlFVnclsPErJ8cYig8zUH/kSmY0PUSnTk9Qc1IkTw"
                    + "XRwVh1mDilyhMGRUoM4zOXFbH2SK6nf/3WxsZaVhsjWWkllwVKSv60JYikaBVrXmqFJR/VTSXBBQ8bnixGAdetL8O+ImmGOQGEnJYF885DwdVGdLfeWetC25";
            case 10:
                return "nrKnp+WH+DhyVnGLqYBjPKxFaiPFP2b36wkHbaVUhDAXJoDLIlpmhyGCqXW2fNoQKdFKviFSHreomKXFCjmHIhX3L7vYQs2UbzWIwK7Z8T+q/pZR1/Iq3IXe"
                    + "qGBwmqt0NXtLfd7fzAONgvvrjKPgSDCZje5g1aYL6gdurOGqQDgrVjLjdnZWLM5eI+KsT7eGrlKGB0GdKvUWd/6dJdF2zKYSWED9HV5Ih7oM2RvqFqV6tb5b"
                    + "vlu6Fhe2TnOVrSpeKlwA+VRqeMoFvtsuzNF7Ljk1wbuPh+G7JT/saILmQfjHo+bsYTYJuFw1DmgVeqjMGXSNRNLhIBla68OOWH9NUi4T90d/C0WmlQ1TsPHj"
                    + "Azg8hB8PyBD+TOejkVZzvINI4niz3IeFgCJVti4HXtCG+uJqTBV1BlqG0MSt6Zq8sSsjPVqw2zwdsFASRz59SXSOk/3hPnDFvp+G33ZrhdrZrtH/u+wmcPFO"
                    + "IALZDZReeIYBPIULf1bVnZL/5yJKqn4C1G+dk4ALv17aYF2u18wnUGr8nZ8rIpGhkv82W/mZdCA0Q1v5nC4OoWZcViZ1JYkARYpYNHxYN8oTU+Ld9Nk7CKH2"
                    + "EcmSyFcNRhFGzyPczIgHVuZL81epZ9Rip2PoKIKKwqBvLi9ND1c5y1Jxz0lui4VVzhBTMfpPOvvINOqlp5ORTg9MBzAh/RI6vR5BKrJ0KBUDyGIBLRJreYLU"
                    + "3nQc/eUX+DOLTJz0yxXaSTEgHVnAKyTY7BBg9sOorAk5MP3I/EE2Ya9e+tRLJ4x8JWupwyPTbff6x60TEja9nlVcQ0zXJxfZ+ICdBglx58Bx89YDybIXlwW/"
                    + "QZv73F7zHqOit5BWpOS+Op8BFcWRSSLTHvKYKcbj5jfuHOB+bSM44l5IjAfo03oTUKtGi5g0K7OwYtRPFG7BhYpJl4LROWzmGCdIf/Sb0G83MieU6lCKpkY/";
            case 11:
                return "MU0v7lGyHRn6iTFhqpTETvTOiTSiK94FVtEFj2bhwuJh8Qx+Vgjzjo0/R+NcPqiXIGXoBnh3kpPOSe84OSGI/9W0wjKwlxBICSeu3MGIpjemvwn9TaFbpB1+"
                    + "6B13ukm7RQtpPcyuJ9PRuH+CXpE+6ZMYO7meaTputZNu57g39LQtLCci3hKUBiCKkcVzhjPp8u11VF0zgAcnTYDG5+ErM9qN4kRgZq/jIjMtGwLndPBiwPpO"
                    + "oRAGwNoyKEghJpg/mwnN/jd8TAk5iuIYoXeUO0bxlOv5xQm3fk+577khfgOpG/pqFayCaEGXjoUPiGDVfhIcHONzOOBehzRE3HVgcX8H6gsNJ037UMBkkEJ4"
                    + "xB7iPRBGDmygjHMAeGOuDKdx5kEqOFYArIzDJIGEmJTGa4e0pdjzKe/5mPfcftM/jtGgiZyfSz+/8rQuaVPbCVEV5PFgrL2og55RC/MV6BjjeyzfE3xP5HuK"
                    + "76nrxqI2UZeg2qN/zXt8vK/mVQhYrdM7CWzzYQY7kZzZQiV5Aj9LwA/uNVvILEmwYhdK8yezIryyJRzFsHRnvIIXFdHBJaKSso196sDCoZqzVsTBUIWY6CtX"
                    + "OlPdXLCmffSwel3BXz5KWCmsUQAGS5kGyB1PDxMIVgRWhe1gXlRz2v1+uNskCT9HGkoaTgtHwUNklrzGB4YDwMQD4IMBogh5tXSeYVQMHoTjX0MUimDIuV1L"
                    + "+CwRwDEii8i9+QicuajBmZRvdCs26jggENQCKtcugdvWJRMCI9uVLe8BFQNsC/bkOCT010TcR0o2qA2eQ5ocFy22uDJcE6ROkNpyk7jluZ8w52rygdc4H3SG"
                    + "sNZoc0nHcSUj6XL4K6cI1fNBd0gVfnPJ3hDFt0JTeG0+2fiYccCLdAfUS7zukY7blYwk0fFaMkCM8VwqkVSsKUul8ub9Mp+n1xvWOx7ywHJlOdmKZ4w96GCm";
            default:
                return "qMYtP714ig97NHM5qrksTjgRwaSwQmPmDs4/eU9CVF1bBKbcoxz/p0B8q4ja6y0EZo/3eiOjCR5+TlKdlbV4Q9iVkNM0eRXZysIaydG8OywK2Gf4ZCvkxbeL"
                    + "ckCRs/xFxq8v0Y5Om+btpEhS/n7WuKN6Uh57B0rw3y17JM5n6VrfxYJVaLGtMR95voNQ+py5R67Y9vBFPqskgqnHqg2cvogb1rSuw5V9Vc8k8NG+lffM6t3R"
                    + "ksz4Ox/FQIyLjVFrHBHjfL9q6Gz4Bb79z+GJ1/n4LOzLghJbHbkYChdkwW8Mrjke9ibbkPzYhDprvXXxAKXQC3blzKBWyPkpMuqCLgw50NFSXLPRY+pAHkDN"
                    + "B8iT3PP4ZjWHV35QEQOgQzXbfOZoVdJfbrKbG/aJsPoAfj/sH3g0lmhNYDMjUSSUy3Tfa8IlytYY4UZcTFJYhCftBBRNd6X2r413pZVGklUmVapKOsOLjPaB"
                    + "vPMj+8zskfzfK/8D3p66IIxlAAA=";
        }
    }
}
