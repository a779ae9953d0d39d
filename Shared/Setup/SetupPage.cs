using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Shared.Setup;

/// <summary>The page of SetupPage.html, made by build/page.sh.</summary>
public sealed class SetupPage : IWebPage
{
    /// <inheritdoc/>
    public int Length
    {
        get { return 6032; }
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
                return "H4sIAAAAAAACA6xa63LbRpb+z6eAaI8ArECIF0mWQYEaRVYm3kwcJ9IklZU5VU2gScIEAQYATTEUq7a2tvYFtir7Z3/vg+VJ9jvdjZtE2U5mXC4R6D59+txv"
                    + "5Nneq28vb356e6VNs3k4aJzRhxayaOI2edSkBc58fMx5xjRvypKUZ25zmY1bp818OWJz7jY/BHy1iJOsqXlxlPEIYKvAz6auzz8EHm+JFyuIgixgYSv1WMjd"
                    + "DuHIgizkg6somMzZ6/hGww2t5eLsUK43zsIgmmkJD91mAMxNbZrwsdv0WcYci86n2ZrgnCSOs40Xh3EC7FM+504YTKaZ5rNk1m+1RsybOc/GR+Pj8Qu8eizx"
                    + "8Toe4znjd5nzrDPqjLtHePWDufPs+MVJ+4ThDddz55n30u/4L/E6Z0HkPGuPjj3m4zWOciQjBnyjXvekw/E2iWO8dtiLce/FtvHnOfcDZixAOU/SVo1IIs/c"
                    + "SOpzKtvjTrdzUlDZOe343V5BKD/hjI9zQl8ydjzqFIT22FHvyC8IPfFGXUEeEdo+7fQ6Ba3j8Sk7bRe0Ho/93inbbhv/shnFd600+CWIJs4oTnyetLCybYxi"
                    + "f72Zs2QCxO0+UTpJ4mXkOx9YYkjSzb7gTa0QuWZ/DHNwOieLu8OOfXSspes04/PWMrBSFqWtlCfBeNsgaoH7TpqJc9RN+Lyf36WxZRb3F8z3iaQOtraNaWdD"
                    + "iIlO7nTs3nHlgN3Di9YGULcG1D6uYW1r9onAtdg8PJhyLwviaPOISVKI2ZdScTqLOy2Nw8DX5CZpIN9sJcwPlqkjrqjRXlD5Ul0WshEPN36QLkK2dkZh7M0U"
                    + "TCuLF479gg4JPlacLNo5aROJcxaGlg0b2FRljnezBnxEwEG0WGYW6YMlnG2kkDvt9p9qF3WrpNrHx/m9ThBNoabsIV6l7Hz3CYv4PcI6EvoQ1N5m6wV34SPe";
            case 1:
                return "DNY3VDQLS1A0J4IO+1icKXibSvJK4jtdYXo9bR5HcbpgHocpL7MM6q0xV2dcE+p5ingy153EV4UQxRGv+YM85S2TFEuLOECYTHJabOEBj0SojlSQxJH50Bj6"
                    + "T+hTSlPid2BfbBRyfxNDBEG2Bp/bhjOOvWXa+hCkAfY28TITUaS3k12124rHY8Roksm2YSOUbJQcqlRi2cQuT5I42Tzc6NdsHWBJvCrsfxzyuz79aa0StnDo"
                    + "T3+CB3ir0ClDVI9aAWJI6vDIl6cH0ofomNPROtpLwXm5Y0NCXGyDgDRInc5pCaGMoSo5aVN2xLP0k4RJvedOfaScWpzVFOrCtER8UVHHRhxcpJswSBGgKIdJ"
                    + "g8lh20WgykG1MCgxdY/zi/I9h88X2bogl5BhN57VxE+xHopJl3NgX2/qtvg4yNxOA9/n0bCGdS+YU6JnUbZtnB2q9Ht2qCoFyhJUGcBkqHzoVDL7Gbwv0gLf"
                    + "bc6CyG8OcBgL+ABU42yheSFLU6T2YN4UULJyILhFdT9ZRinKAEHZ4IypguCwOfgC3qNlsZZNuTZhGV+x9dkhU8dVSBeIF0k8SXhaYNFYEjBEpA+oYxaw+4yL"
                    + "0qcrgIkvsnuiY9rF+jLMKRGix3oYCEh6RQIbBwQaBvX1URLPeLJrJ2UfuJ9vHC7DKq/CgaQ0ENxS1D+KnUPFDx7HcTIXEPTQ1KL4A3wE9RF/AtE4CHkpv0fC"
                    + "CWNYXbkPlt8Cwwo+Lvg/Ew5VrGnxGPIOUm3BJvxMRG4pYkbiFTFcPBNsUyRyL54vQp5hHdaXoFBsFfskA4G9yl5Om2JksmoKon4MWl8GSiM10xncQP1iF4Sx"
                    + "TAuhvzQ3i2++u7nRpCpsyboffMhPk8tKEYknUIFNMmnhxYoZ+SLBUMVCIdf4q7EJDP7sUO5S1Sr4eIPSWDOur1+/MpVsZLFMRnKdBo8kgtBaCqHxQNSPMLwt";
            case 2:
                return "5PpxOe/E+lWcSlxwSyolBvGCxMxCR+pTOZCeSqAg0tbxMtEgGVwxg4LEoRpNU6Akjj9x/2PdCoWWcaK4Qyi3lGTtMgX0GfdVNIxw31QWnC9RZmgOvubrXA6n"
                    + "ZCu9ruh2mIewmFrCdFISA8wAMNooRh2Y2tqPKBwgGzQZ8Spy6AGSS6d4kUKMI4/bO2WlyMe9u6jX0gUPQ1H8wF9ZmPKKbzxpjnM2gywqfvINFkADL+wyt2iJ"
                    + "6XLKogiSeGAAFhIoRNDp7STck4dwIy3OY5+YWc5RQnkfV/JDB664otL0bkUJS62RMP85y2jxo3rPnQeZ6iGDO/kipG9F//oxxuoC/Bu6l89GTsB/3N8Fef+I"
                    + "vyts8mReVjcr2G9ChLyryEvWi0wYPLrtSKnOuPnrtVn3KDK4LCwTcWFUPMkQmzyED5kbuFIyIgnInMZwmbVmvL36xjzLi/YKFZfsS5GedjpADl+qo8qUzGs0"
                    + "GGghE9bRyQRPZ9wmreSkFRSBOq+knNK/zzMWhOngTBVLuzgrgyRcHppXkLtk8TTHJdA/l/WHeJ+SwQO+JXoKiE+SjM1/KqkFvqdInCFMUlApdFJzw5sAkRne"
                    + "9eEzvTHKFtcC+ncnqocx7CavfLQQ0ktqGauokKp55eSoklccjaUz7muQgzbi+At7jNZIHNGE8ghF2gn3d7JAd35uOIj4akeJ9VlxAVqkduMN535aXDe4SGeC"
                    + "ZqS7HWSL9IeUGcefI8kopvRLsnyDp0cp//P0iZOfUQfIz+uQ84WWBbKmATVxhPJQXdOWiY96aq2tpRlbI2itkEV33psSqmuJ4VP5MA+Z44CHfqW23FUMPYo8"
                    + "12h5YSfBHFpPq2GmXvj+GGRTjZGzWMj64VodkGUwlJVKNPBNLQNPKGVSbbmgTgGlDHwwlVso47g8c+aBnQEXhVkQZy2Bj/BPOKKd2BTqTlUtrdwxWaKv8Qmu";
            case 3:
                return "Ji68d35vsZPjvIhixIFkR60aa5NYi8n18YggxVfi4l36wnr3DxNABV3pzB+1R9zT+6P3fIXCckVqEIp9zK9SKbkfUzJBgScUhzZ4mT4RL6YK7WUo+rJ/tF4A"
                    + "/nj1behTQ3tDRWbV0oiWmPboNRLxm0gUe9S7V8JCGc9LN6jatFbr9W/KjAtm4Z1JBpONfC1LAnE5VzHT1l5nMAusjSojAfjpOJgsEybiT+4UUzjBCmLMe0aK"
                    + "xaJe0dDWQcIIcbiMQQK+tgooyuFowrk2D6IleY40fVWUK9Jp+qFaRE6TjktZSgliqd2vNIo7q/kKGk1ESDUtQKxFvwkEgpSY9JOsEXcr+A5pCkCfagKTekmw"
                    + "yAYNcI+G77kbuAM/9hCgosye8Owq5PT4xfq1bwSmNXafGzph0E0LSXjmDsY2lyDp7WxowQZ46t7qqmDULX1XitCH1oLP3VsJJ2swgHoMG2qtXpzQZrlSQKm6"
                    + "ALtwKX047DdgsBSWYbWbrSXk4dOTjKru7dCS2YfCe2KR8VhQQNZX3NP3AG7mDihI3KBKQbUL4SaGaXPxZGSmHfJokk37DZauI08bLyOZrpCpjQXLphbNt8yN"
                    + "QjjF5f1GMDYgNUqxuml/YOGS399L2uxqnt7fp7N7rruMfD4OEIrNqX0hC9BfhFG6+hcsDTxNPxhlMTOuYdfRxB4n8RytWnJJFNq2/ST1uqMfPCDENM2c+cRF"
                    + "JoPBj3nmTQ0dHpctF4f6QcGVW6HsfENjL6pRphalDYSeixG6o2vxbJN8YX3GcbvdNrfOZs7Bhe/ob7+9vtEFMqs4vzWFhBKb9LZMXfeo3bm/r7x2X5rwqHi1"
                    + "gZIdSb0lxlVO7cy5Tk6cFzJUaaySOJqAaZQa2hwliFwoQFBfCYaZNo/JgPVtLor3ShSJ/T6NI0MSuJfY8UxSor3vNxKIJ4m099tGYQMpWxuUXMX3WrkJBC6W";
            case 4:
                return "XFfSfV6I38Hq/j4P6YDCH5gbci4yaNMmHJfqi1J67pdbMtq5IkFUluHIcRi+jrL4h4CvQLSkcKvo8N3A9kKk7jQzdBVXdXmzb/p2vADKLFlyrNgivPw1SDOb"
                    + "+b6hj5gPyMCGRVxksDnEEhiTqMWDSAwT4YF0Vi+MibtFEPEQATKu4oih00iX4Li8heoyVxfq1PvcRhiTLy39AJLByiNBNHYS4nMKZCPuj9awDuAhgtkYZbTB"
                    + "lXzH9s9LnqyvEa88eJ+h05cT8hsO3TQDWzwZZkWhXsgZ/GfTeCR8KakHGC/CEEilaSIzGM/ojIlDCJhXyBAGdwfcTvgc5YhBjrfzvJB29ciGVxSiTiud5Nie"
                    + "UsvTEFV5mVsztxJEN9dg1sh0B4iDFA8R884Y4pV8HIzO2YFOGRMxCA9lsyLSOr9bgBPu6047twTUuhWMh39/5x88P4RWYYaZub9/kA1cRh9n7ui87egMyTZG"
                    + "Y4djI+RYim24qnYnPLu4J7+FRotuSfGg0z29vz+8fZe+O/yzMyzukzFiWow2qUryfRr1ayykIqSKu+QhSN8iXYWCg8wOIi9cQn6G3qJ/X1z95fUbTQcvj7au"
                    + "3rx6uBHiNRcrotbLE8k0WTb1G+ioNTmvLwmxNFQic6KZ4LXRGswUjFNwEXL95svZ6mr101dfx//2+pf37cuL7356rZ5fXXznvfpucnF1+2518O5wuDk92bpu"
                    + "qQVJwttW9/hEWyxHITIM0BI5I5ZytKQVYhyt0632qLoI/0hDSPpUwMtc3JUfPXzUKkt9WGSbZYhCYdOojGmd244FVmCCRsfqtk1Qdn9vQImHB8+G939/VyFY"
                    + "j2LtUDvQnhFpotgkMUVQ53MSlhgq8UkQEWHQozm0GuVAle6hS06tXhc7amDp3LYtGB2u7vQIPh/B59AdCV2dq9MRiehEHMnn27QudHLLWr+0Wy+HhnpoDTdt";
            case 5:
                return "q9fe5uvm+fPDoKqFjpoto4yRg2U/mASqiJ2uF1Me1f2MeFYb2jhIIFeIAILOUCI18jEocUCkDa18hlnyenJ83Ds25Q4NIHOWIIXuqVp/yG5b7TXK4o2uEE5i"
                    + "6JdX39+8/vL15cXNlfABXWF5UNERsk+cUNVdBfLt969/AJT29dVPBWSjmNYQoOSzWlWV2j45EuBqGKCUVKi2am3Nd+/KmIE48ndDtRX3KP2Z70HA96i0HHNz"
                    + "vLVtc6dhNrV37x5Zp0JjaQUeEYK0by4u80CkzLU6O8jVBcHT6AHb5Gm0ik/x0q2+9IqXmu9VVHtiDotaR4yYqJDfyPeJK+pnm76CRdmSTzBVNaFNzvdu9VyG"
                    + "cO8qnfqwjHMzxDkD5U3RCZi2aBK5f3+/h+LfTlFzGQt3sLhtD113ZpoO8JbBAKhLj6XyX3opLT9xuYXSV8WiGh3gtEzoRAIldOoT6LvuPJGjHFDxlMKeCE4m"
                    + "agYhHOAoqrnMpZJNFc/W7XyZZhZBD11xhlqg1RQR+ZxeYRAOQezv78lyH9uUgWAV+D8P0lSGJ1Ge4Ji5ERUkYTD7gjpR4223ebFJa5XyhL7PMQrSmKuzkYf6"
                    + "fDIN3s/m0eJnxIPlh9Xd+pdu7+j45MXpS5Terpjfx9TafY+oEs9/IE5Sg5qGvwVRdnqRJCAC4ZdqNOivogXFtnsLSY+G9pwtjDt3wG7v/tTrDk37fRxEhg6o"
                    + "hC9C5nHj0IZ/GOeubR5OLP35Pvx1+7Bvov5XNE7Ehyy3ZLWmVGVK1nNr9URD9Sl1QeC7TIz0IA2kah+7dSuIyEwPKkNmK60vD6EfNf3zg8zJtoRhpy+ZmyoD"
                    + "8VgTXTMxIAlQjiIvFwYqBGJXc09hU7VVsw7k6voWSkz5xrMFtWv3QD0pugdtwi3bY9XamgBmi0VIoZp6Tgi8JPeOyJXgZg3s9s6mimpIMtQr67Z+IHeUXGHM";
            case 6:
                return "Xu6mLnV0qZPrJMUZjiDXM4VpISRV9IGKOAipmofF3ZlWOWByxIXFaxlnZONNu/USJEdYkGHX9t0nT/SpDSB7xUL+aykahwg9VNdkTMmS9YYo8GwVAs1CjLcz"
                    + "azGEIGGkpdYlVbLxFNMEq7reb1R2qCP/1+tv36D9pQlAMF4bHvmrGG647T7NNNxOX54I43hGXQ30Qf2EDDKwSTSqXDYr9/eiLJY/p9F8movRYItF6QrypVgl"
                    + "f8ExpQo5zYIwJK+jukSMxM7JrT9TNDKgKYcTTbi7IYtF8L8Rkyr4lRqGcR/FEF6/RKeKuhMVjZy7fRao+M0MILFI4zBqUPVhNRPQL2uMyEqtTHTd4oc2+kFU"
                    + "b7zTs/a5rgPNb//+fxpQ/Pa//y0//kfTh7fp8EBwcBuJZyMTYUZ3dDqjo/A/EF17ibpseG91P5gDUzzDH9n8Eg4oQn8UIaX+VHS8UYMVMcAylZHJgVdpH7pY"
                    + "KJvxVKV08dd6IsFbNCT1XWR3oJDSlaFXPS9lMV2Jc6lpjYXA3T1xFglfYhYMnctn+aukA91B81bZdaq7agC0jFKgEKju7yVm9J3QQxmifVhgcduehLEo74AI"
                    + "iVG+0HxN8MjXe66el/L6/r48Ijw5/5HXw4kK7eW/6XowiJGnz/WbYpKsrViqviyhUbLuCNokxGeNomFZMJZX4AstnTBKQS7aKuhGnSS5n7c6Ts4bSeG84yhq"
                    + "uk7bEv4rnFE/MMS2rhm5wFVheaCbuEkXcULco752FzepZ/QgNeT7+/JOXNLqyFsUZIElle6ljhEU7UGGUrc7JYhCW8npRzFZh93SPWnxlYUctWN5wrNyVTHi"
                    + "aDSs0uS0b0JfHACHLXirX1z6W6446WqO8L7GljKjJiZ7O0zPlGOfJ61EhTB3cl4Tfk3kH9GC06z/PoB5Hk0hxC8tmyjTHlgzVCQFLZ8rhvHYaiSgKBBKHGQ/";
            case 7:
                return "o7rRrB5ZwmR/f3RuFCB1w+iYn7KBj1CpTMPRKomm8Av6rgLKVur7pO+hwfcDX6QoqkyVz+3vp3sl7/RcvV6ljJq3fcpGKRaPc63vyagjIlXuGyLd7il4c5Nb"
                    + "kgpam7ycpXxbhCMVMs2tzNXyTZaKVdWtEJzjlZ3FIRBXXpDVU57lWcAwUX5TwB8HUZBOKcmZVk/M3POICmLqojBF6nArWCjByOh//qLdduTMviwXdsN3BdSj"
                    + "ZEU/jKRkJfKSGgBWM5PqJlKlawIvG4bLaRDCSSLxJYadg+Z9hupPR09OluVXXMA8ssW3ZfkCvVfUe2ej7/IPkKAPjDs7wcugdYI8/9uv//Hbr//526//pTv5"
                    + "8ovjfBlWgweBO0b+C7yZS8LfULFYpJe8P5I39PO94lsvsxgx5930aGvK5BfZ9FtRyrD/37fVMzUMw9CdXwFTzkcvHCsmsLAwM3IdoLQ0R4AeaenU/47ekz+U"
                    + "D7O1jh3HkiK9JynOSBriWVyP9DG+XtAEFT5UxXO/WAmbmQKFhRnSKmjllj7git6HOpoAZv7woZq2qvWHh50J+RQPtkPeFG0T/ixpaSbFjQXjtHh8z3AtAwIF"
                    + "ZwosrRKJ6hhQg2lXhFor1BZsjp7AFEhntL4n/MEadUaTyzos/lxRE71ZREP31U1Gv8zxiA9nTRlQGS8S+kCPWzQopd5nduyg/vIWQ1WSEL9ku2xgkXHj/+TX"
                    + "j6HbfVUjKSK3rd+PBblCGK7MnEE1neEbDQaohbQbt8CcIfFNCwa8crhTorgDfqt7lOib3DAPQ1H7zgThi8SqJmdSI3Uk3yHpooU2F7anr9myA6GpgkmjC1wM"
                    + "ip9IIAf7gSYgCUn0Uux4N3vP1G69lojwOsz7s0Cxh76sK/oydkDIi9kWZ7D9QsyoGzk3rvQtOXczy8TlYvRTyms7EHnkYdpYNDzvomOaGFtOPOTMkIzNp4qc";
            default:
                return "pqjCnVgOK9Q4iZg3+sZIgCesVmzYx8YVUgjepFAMPZUemJ5EQ5M/m/BhMPDaFGn5iCOdK+izET0WopXPOAWTxjfTKyXnPCq7SziVEPH99SSSFCtCNu5xjwz3"
                    + "LsUK4A9v1knYIWHQuAOsYUidC94eDFdm9ofXz3bfaO1w97P+FQk/rDcvh26Pp4eqKwkLFeYblm4jm04KVzgLqjST8FdXq9ON4wxDfEYEHhtrMI/sQDVxKick"
                    + "RGKafMzJ43R8OdTEGaxrOb7IMPqO+cqqfjEIu1kaJ9k2d22+e356kXBLY+uF1sNztDWaUkXDWBr1qOfLE2nTcjZCY6oELXyhxeb2Knz8dKVfU/8BLLVtvl49"
                    + "AAA=";
        }
    }
}
