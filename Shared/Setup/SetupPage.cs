using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Shared.Setup;

/// <summary>The page of SetupPage.html, made by build/page.sh.</summary>
public sealed class SetupPage : IWebPage
{
    /// <inheritdoc/>
    public int Length
    {
        get { return 5631; }
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
                return "H4sIAAAAAAACA6xb63LbSHb+z6eAaK8ARCBE6mYZFKj1eDyJszszzkg7U1syp6oJNMk2QYADgKY4FKtSqVReIFWTP/mdB5snyXe6GzeKsr3Jbk1ZQPfp0+d+"
                    + "A/fq4OvvX9/+9d0bY5rPo0Hriv4YEYsnfpvHbVrgLMSfOc+ZEUxZmvHcby/zceeyXSzHbM799kfBV4skzdtGkMQ5jwG2EmE+9UP+UQS8I18cEYtcsKiTBSzi"
                    + "fo9w5CKP+OBNLCZz9ja5NXBDZ7m4OlbrratIxDMj5ZHfFsDcNqYpH/vtkOXMc+h8lq8JzkuTJN8ESZSkwD7lc+5FYjLNjZCls36nM2LBzHs2Phufj1/gNWBp"
                    + "iNfxGM85v8+9Z71Rb3xyhtdQzL1n5y8uuhcMb7iee8+Cl2EvfInXOROx96w7Og9YiNckLpCMGPCNTk8uehxvkyTBa4+9GJ++2Lb+OOehYNYClPM06zSIJPLs"
                    + "jaK+oLI77p30Lkoqe5e98OS0JJRfcMbHBaEvGTsf9UpCT9nZ6VlYEnoRjE4keURo97J32itpHY8v2WW3pPV8HJ5esu229Q+bUXLfycSvIp54oyQNedrByrY1"
                    + "SsL1Zs7SCRB3+0TpJE2Wceh9ZKmlSLf7kje9QuTa/THMwetdLO6Pe+7ZuZGts5zPO0vhZCzOOhlPxXjbImqB+16ZiXd2kvJ5v7jLYMs86S9YGBJJPWxtW9Pe"
                    + "hhATndzruafntQPuKV6MLoBOGkDd8wbWruFeSFyLze7BjAe5SOLNIyZJIXZfScXrLe6NLIlEaKhN0kCx2UlZKJaZJ69o0F5S+VJfFrERjzahyBYRW3ujKAlm"
                    + "GqaTJwvPfUGHJB8rThbtXXSJxDmLIseFDWzqMse73QA+I2ARL5a5Q/pgKWcbJeRet/uHxkUndVLd8/PiXk/EU6gp38WrlV3sPmERf4uwzqQ+JLV3+XrBffhI";
            case 1:
                return "MIP1DTXN0hI0zamkwz2XZ0repoq8ivjeiTS9U2OexEm2YAGHKS/zHOptMNdk3JDqeYp4Mte9xNeFECcxb/iDOhUs0wxLi0QgTKYFLa70gEci1EdqSJLY3jWG"
                    + "/hP6VNJU+D3YFxtFPNwkEIHI1+Bz2/LGSbDMOh9FJrC3SZa5jCKne9nVu51kPEaMJplsWy5CyUbLoU4llm3s8jRN0s3uRr9h6wBLk1Vp/+OI3/fpn84qZQuP"
                    + "/ulP8ABvlTpliOpxRyCGZB6PQ3V6oHyIjnk9o2e8lJxXOy4kxOU2CMhE5vUuKwhtDHXJKZtyY55nnyVM6b1w6jPt1PKsoVGXpiXji446LuLgIttEIkOAohym"
                    + "DKaA7ZaBqgA1IlFhOjkvLir2PD5f5OuSXEKG3WTWED/FeigmW86Bfb1p2uLjIHM3FWHI42ED64GYU6Jncb5tXR3r9Ht1rCsFyhJUGcBkqHzo1TL7FbwvNkTo"
                    + "t2ciDtsDHMYC/gCqdbUwgohlGVK7mLcllKocCG5R30+XcYYyQFI2uGK6IDhuD76C9xh5YuRTbkxYzldsfXXM9HEd0iXiRZpMUp6VWAyWCoaI9BF1zAJ2n3NZ"
                    + "+pxIYOKL7J7omJ5gfRkVlEjRYz0SEpJekcDGgkAj0VwfpcmMp/t2MvaRh8XG8TKq8yodSEkDwS1D/aPZOdb84HGcpHMJQQ9tI04+wkdQH/EnEI1FxCv5PRJO"
                    + "lMDqqn2w/A4YVvBxyf+VdKhyzUjGkLfIjAWb8CsZuZWIGYlXxnD5TLBtmciDZL6IeI51WF+KQrFT7pMMJPY6ewVtmpHJqi2J+kl0vhFaIw3TGdxC/XIXhLHc"
                    + "iKC/rDCLb//l9tZQqnAV66H4WJwml1Uikk+gAptk0tKLNTPqRYGhioVCbvCvwSYw+KtjtUtVq+TjO5TGhnVz8/ZrW8tGFctkJDeZeCQRhNZKCK0dUT/C8K6U";
            case 2:
                return "66flvBfrPyWZwgW3pFJikCxIzCzylD61A5mZAhKxsU6WqQHJ4IoZFCQPNWiaAiVx/Jn7H+tWKrSKE+UdUrmVJBuXaaAvuK+mYYT7trbgYokyQ3vwJ74u5HBJ"
                    + "tnJ6IrsdFiAsZo40nYzEADMAjDFKUAdmrvETCgfIBk1Gsoo9eoDksilelBCTOODuXllp8nHvPuqNbMGjSBY/8FcWZbzmG0+a45zNIIuan3yLBdDAS7ssLFph"
                    + "ej1lcQxJ7BiAgwQKEfRO9xIeqEO4kRbnSUjMLOcooYJPK3nXgWuuqDW9X1HSUhskzH/Jc1r8pN4L50Gm2mVwL1+E9J3sXz/FWFOAf0H38sXICfj/7u+SvP+P"
                    + "v2ts6mRRVrdr2G8jhLw3cZCuF7k0eHTbsVaddfvnG7vpUWRweVQl4tKoeJojNgUIHyo3cK1kRBKQOU3gMmvDevfmW/uqKNprVLxm38j0tNcBCvhKHXWmVF6j"
                    + "wUAHmbCJTiV4OuO3aaUgraQI1AUV5ZT+Q54zEWWDK10s7eOsCpJweWheQ+6TxdMcV0B/X9Z38T4lgx2+FXoKiE+SjM2/K6klvqdInCFMUlApddJww1uByAzv"
                    + "+viF3hjnixsJ/Tcnqt0YdltUPkYE6aWNjFVWSPW8cnFWyyuewbIZDw3IwRhx/At7jNdIHPGE8ghF2gkP97JAd35pOIj5ak+J9UVxAVqkduM7zsOsvG7wKptJ"
                    + "mpHu9pAt0x9SZpJ8iSTjhNIvyfI7PD1K+V+mT5z8gjpA/b2JOF8YuVA1DahJYpSH+pquSnzUUxtdI8vZGkFrhSy6996MUN0oDJ/Lh0XIHAsehbXasiaZehVr"
                    + "NJqc2yrUGOhb4F3oLVkcGnkqeKacWBqLa7zNjUmCtVGtFwKBYzFZpkwKXhbFUN2UZcZqytOiWCYjlIHaQD0bJ6RbXMZgEqGxEqReHE05N+YiXuY80/WzrkY0";
            case 3:
                return "6dT26dqYU4v3WuUQSSz1ObUKeW8ZU0NjSNPQbRKMDIU2EEhSEjLYdA2Dq+E7pvaH/urWMwtSscgHLXCPSve5L/xBmATQTJy7E56/iTg9frV+G1rCdsb+c8sk"
                    + "DKbtIPrM/MHY5Qoku5sNHTgFz/w7U2dK0zH3+YY5dBZ87t8pOJV8ABowbOi1ZlSmzWqlhNIBEbuIfOZw2G/BoskeYdabrSPlEdKTMif/bugotyO7Th0yHgcK"
                    + "yPuaexqA+rk/QCgwbhGekeYh3NSyXS6frNx2Ix5P8mm/xbJ1HBjjZaz8FCHKWrB86lBjb280wiku77fE2ILUKLaYtouuc8kfHhRtbj1AHR7S2QPfX8YhH6OV"
                    + "Du2p+0pl3l+lUfrmVywTgWEejfKEWTew63jijtNkjho1fU0Uuq77JPWmZx7tEGLbdsF86sOFYfBjngdTy4TH5cvFsXlUcuXXKLveUL9PwXnqZGJC/dCrEcrC"
                    + "G/nsknxhfdZ5t9u1t95mzsFF6Jnvvr+5NSUypzy/taWEUpf0tsx8/6zbe3iovZ68tOFRyWoDJXuKekf26V7jzLVJTlxEcAqxqzSJJ2AaMdaYI/aqhRIEiUUy"
                    + "zIx5QgZsbgtRfNCiSN0PWRJbisCD1E1mihLjQ7+VQjxpbHzYtkobyNjaAo1ygFyagPCx5PuK7utS/B5WDw95RAc0fmFvyLnIoG2XcLzWX4jouV9tqWjny0Ki"
                    + "tgxHTqLobZwnPwq+AtGKwq2mI/SFG0RJhrhombpAMNXNoR26yQIo83TJseLK8PJnkeUuC0PLHLEQkMKFRbzKYXOIJTAmWYSIWE5R4IF01iyNiftlEAkQAXKu"
                    + "44hl0iyL4Li6hRKSb0p1mn3uIoypl455BMlg5ZEgWnsJCTkFshEPR2tYB/AQwWyM+sHiWr5j95clT9c3iFcBvM8yaSqrRrumbQtXPll2TaFBxBn8Z9N6JHwl";
            case 4:
                return "qR2Mr6IISJVpIjNYz+iMjUMImG+QISzuD7ib8nnykVvkeHvPS2nXj2x4TSH6tNZJge0ptTwNUZeXvbULK0F08y3mjGx/gDhI8RAx74ohXqnHweiaHZmUMRGD"
                    + "8FBVaShKucHvF+CEh6bXLSwBSb6G8fjn9+HR82NoFWaY24eHR/nAZ/Tnyh9ddz2TIdkmqGhxbIQcS7ENVzXuhGeX9xS30EzFryge9E4uHx6O795n74//6A3L"
                    + "+1SMmJYzHSRzWDjNOA0WJTFv4K54ENk7pKtIcpC7Ig6iJeRnmR3631dv/vHtd4YJXh5tvfnu692NCK+FWBG1Xl4opsmyqdBCK2GoQWVFiGOgEpkTzQRvjNZg"
                    + "pmQ8XUZIuJtWbc7j3fUcEApVWj3npGvjqocHC8I4Pno2fPj5/fOaOOLEODaOjGd0Hwq3ZEXXxRDLc7pUdqV8IuJYUCDt2kOnVU1k6B665NI5PcGOnnh4d10H"
                    + "ysPVvVOCL2Z4BXRPQdcHc3REIbqQR4oBGa1Lm7ljnV+7nZdDSz90hpuuc9rdFuv29fNjUTIFgfb0cArlgJpMhWIidDE4XS+mPG7aK/GsN4yxSCFXiAA+l6PU"
                    + "aBVzFOKASBs6xRCk4vXi/Pz03FY7NMEoWIIUTi71+i67Xb3XqoogukIam2W+fvPD7dtv3r5+dftG2pKpsexURoTsMyd0lVSDfPfD2x8BZfzpzV9LyFbZ7hGg"
                    + "4rNenVTavjiT4Lqb0EoqVVu3tvb795XvwR9/tnR5/oASmoUBBPyAisWzN+db17X3GmbbeP/+kXVqNI5R4pGubHz76nXh0Npc681HoS4InnoXe1gmfNlgUjW7"
                    + "Ue8TXxaRLn2AQe4u5hc6pRqT64M7sxAAcl/9EnNYOfsMzm4hx5flsO3K1pGHDw8HqIDdDIWHtfAHi7vu0Pdntu0Bb+XJQF25G9XAysVo+UsuB3tVKqN7KZVR";
            case 5:
                return "hUyft4oUhkSoeJ5R/JHhxEa2lBIBjrKOyX0qVnTZ6NzNl1nuEPTQl2eo+F9N135+Ta9QoUcQh4cHqtDFNsVe6BH/zUWWqYAiEzOO2RtZOxEGuy+pk9XNdluU"
                    + "WbRWS8w0wrVK0phvslGAynQyFR9m83jxCzx4+XF1v/715PTs/OLF5UsUnb4c2SXU1PyAOJDMfyROMovK5b+IOL98laYgAgGTqhMorSZ6zbZ/h/J6NHTnbGHd"
                    + "+wN2d/+H05Oh7X5IRGyZgEr5ImIBt45dWLR17bv28cQxnx/Cw7a7HQN1frJlID5UoaHqFK0qW7FemGggW4nPqQsC32tXe7Uor8vtAMpBy1YZVxHePmlc10e5"
                    + "l28Jw15XsTd1UpOxITtDIlURoP1AXS5NUbLu1vNCaT2NVbsJ5JvmFurK+CZwJbVr/0g/aboHXcKtWkDdvtkAZotFRGGU+iqItiL3nshV4HYD7O7epaphSDI0"
                    + "a+uueaR2tFxhtigYSb8wieIHBdQ4S27qa8oH0aNvSJCBq+OEXRJzN3MWQ5ADpVayU52balFk3+nU19GaVjvUu/3zzfffoVGiXlGM11ZA9i3bYL/bp+7X7/XV"
                    + "iShJZlT/giuqPJVTQrNoabgqax8eZAGlvjgbIU1QaATC4myFvEG+rT5yTqmWynIRRWSllHnl8OSa3OALRaMCgDZb2a75G9I7IuStnGnAOvXYhIdI93j9Bj0N"
                    + "R5c5dNSE5otA5WdlQGKRBifUypjDeuSkj89W7GROLvsz+S3aPIqbLVp21b02TaD5/V//xwCK3//7P9Wf/zLM4V02PJIc3MXy2cqlW6IzpTMmSsQj2d9VqKvW"
                    + "6M4MxRyYkhn+UW0S4YAizEcRRelPR5Nb3YLLUYetjUyNRir7MOVC1bZlOu/Jf50nsqBD47TQRwoECiVdFar081KVi7VokdnOWArcP5BnkRUVZsnQtXpWH+6P";
            case 6:
                return "TA9lfm3Xq+/qUcEyzoBConp4UJjRoUAPVaALYYHlbQcKxqE4DSIURvVCkxjJI18f+GZRrJqHh+pIn8y1+B3Ebu9Ne8XPHnZadnX62rwtZ47GisE7kLdiOXQ0"
                    + "PUmbgviioSUsC8byNfhC8S+NUpJrOhl0o0+S3K87Pa/gjaRw3fM0NSde15H+K53RPLLktmlYhcB16XRk2rjJlHFC3qO/TMmb9DOq7Abyw0N1Jy7p9NQtGrLE"
                    + "kin30scIivYgQ6XbvRJEKanl9JOcwcJu6R6SUII7Uj2UxfKE59WqZsQzaKxhqLkQVEB73JW8NS+u/K1QnHI1T3pfa0v5xZAzoD2mZ6sBwZNWokOYP7luCL8h"
                    + "8k9owWs3P6GxIKB+Vf4YqY2yZseaoSIlaPVcM4zHVqMAZZqtcJD9jJpGs3pkCZPDw9G1VYI0DaNnf84GPkGlNg3PqCWa0i9oqg1la/V91vfQwoYilCmKKjnt"
                    + "c2jADyre6bl+vU4ZDW/7nI1SLB4XWj9QUUdGqsI3ZLo90PD2prAkHbQ2RflH+bYMRzpk2luVq9WbKrjqqlshOCcrN08iIK69IKtnPC+ygGWjXKWAPxaxyKaU"
                    + "5Gx00DSdLSIqiGmKwpapw69hoQSjov/1i27XU9PdqlzYD38ioR4lK/rtECUrmZf0qKiemXT1nWldE3hVYL+eighOEstxt1uAFnW5buJGT84g1ccQYB658rtK"
                    + "sUDvNfXeu+hTwiMk6CPr3k3xMuhcIM///tu//f7bv//+23+YXrH84rxYhtXgQeJOkP9EMPNJ+BuqGcv0UvQT6oZ+sVd+H7HLYWTRco62tkp+sUs/p6IMa9ck"
                    + "TeJxejv62N1/QhNS4U1V3GVOgJ7gcaHg1JbU9zLTHvZ1XZH19RcX1N/yoa+/uwSueuiTnaFZQwRb0ISNviz2W6WW9gxD6cDuALXwM9qrCgJVnKnCsq5EWdXJ";
            default:
                return "hKpN25SlVkBT6Po0VxamVOnsnM9k+UNnVDB6tK2WEc9V1SSjWVENXZteVf3KKQZiuPz6SKUyORL9VGo1pW/45c8D5UdtmtSHRaoqJST/zx5HPllkcfGn5Jft"
                    + "lm7XpkuTA6B1J6sn5ErCsJ/uNKlhs2v9hk8LUgvlbfIKgmm2j+WBRnfWvKlsFBtdoroDKsijWno9KPulR9Qq87Nlc6rHD+pji60RyygyRZhEwDK1sdJPIGEq"
                    + "8vfBND+c0RdwJBsZf+TPPWt37/l+11efCcjQ90cq3YI2o1T0ZJSS38ThcuJJCPktHQYS7YQtebIvZE/q7+1UsVlEIDUKiKjRpYmEKD4cGVERch6ZUdWYVzMS"
                    + "rO0fmthqWKMxyU8iT3znkrXwWPkCUrcsmFXVl8F5x0t4hGwOJJInPohtnyJYxgiVdPqtR50u9dZu7UOdJHFH56qcq+fq4mOk6lRsVSbWoq6MN2XY3fn0ikSJ"
                    + "4J/EN5AkrIjmUm9zms4uyixAlUW/dg4JRbYCKqNQFVFr12wdx/+3bivJYRCGgc/hBh+AnvoNDlRKJUuthAhw698740kaS22PwAR50zh2HNauQObj9rR90vnR"
                    + "uqUTFr6m+3I8dkpPV3cg/I74UH/HnCVQ+eIoujKA+KjVotP63hOMy8iUErMIcb7vlyde/1sNsJjacK13+lEfSn2RQeqhPmxYOeP36ZquyzBu5kB/Nl2s/b1J"
                    + "DwubB1tGwU7msJ4TWfAwl1Y/Sr8G9JiGbr7pdZdwfqWMWYxDmfwfdJXwDZnqT+1bOAAA";
        }
    }
}
