using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Gateway.Web;

/// <summary>The page of index.html, made by build/page.sh.</summary>
public sealed class PageText : IWebPage
{
    /// <inheritdoc/>
    public int Length
    {
        get { return 9271; }
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
                return "H4sIAAAAAAACA6xb6XPbRpb/zr+irUwCcixSJHVYlkR5bceZda2TuGIlqSmXPjSBJokIRDMAKJqj0f++v/deNw4ecqZ2q1w20cfrd1/dvnoW2bBYL4yaFfPk"
                    + "unVF/6hEp9PRgUkPaMDoCP/MTaFVONNZborRwbKYdM8P/HCq52Z0cB+b1cJmxYEKbVqYFMtWcVTMRpG5j0PT5Y/DOI2LWCfdPNSJGQ02YIQ2sRnmZmZuanCS"
                    + "eDorVKSzO1pfxEVirt+l8XSu39sbNdWFWen11ZFMtK6SOL1TmUlGBzFAHKhZZiajg0gX+uKQAOTFmtZdZNYW6qHV7Y51eHehvpmcTE4nLy5VtxvqLKKByYS+"
                    + "AA4fAz2YDF/Sd24nBQZOx2enL05pAAcaDESRGZjzSwCc6zjFQH98dhye0Aqb+jEHc2otnTA4Oe+faBoYa/oeHw/PBoa+Vzqj5S/16bjfv2w9tv5rbqJYq/YC"
                    + "1Jgs79Z5dcHM6YCYLaIGw8HZIKoRNRgPB8NxRZc5N+FkWKPr5bk+Hh/X6Bqa4xcnpzW6zsJxX8io6Oq/GJwPwxppp+fhy/NxRdpkcq7P+zXSJv3xyakm0h5b"
                    + "f1cPamy/dPP4X3E6vcDvLDJZF0OX6rH1eRaDt+ktFkVxvkj0+kKlNjXqWTwnldNpQcvGNlpjyVxnU0IJZxEPppldpkDgXmdt4UrnUjHz/Bj4gKEJtO1CDU4X"
                    + "X44GvZNTla/zwsy7y/hQ5TrNu7nJ4gkdQxZhskNFhPNxX0S3sXlw1l8A4xIDpZeFvVQLHUVMVl8NzhZfKiB1giaJwcxULwBnSIs01D7txkAiv1AhDMFkJahu"
                    + "YWndOa2jjd1VRhvpb4Y+AGQiiBgKEQ6baPGSYXOJIOaXDPFF2PYdtsdPLQY8e2+ySWJXDg+drlczkxna2yO1wvYGy2msw7Nzm1oHHHCPmfunahl3aSJf6NCA";
            case 1:
                return "0/4n74BAV7QDZGMHDX2TxPemlHw3MaTHwnpeH0d1RtN3g9E00AWbMV0YsqvlPAXLM7MwumgTnO4kThLgEaeQdvv4GGw5VINJ1hEaijgx+Y4j/grcogSLf9qD"
                    + "lwz65PTbTnnAthKTJXcuW2IkoAKyym0CKmWazJb2iQ1lOoqXOFZkWariCTYNRboO/yi+Bw3lAuiW489TwpWt4zrx48SGd5cNdWEwPLAy5Msv1Cmc2j6VIPLI"
                    + "H+yhW/2f6B6csOpCTZzR9qszo+QvC5GkRwJyijQsmeWN4lwMyLE42m8BUdT0WYX5UnTZ9qEqxKynBSDGsOFFtlwCI3m+16vAdy6LwqaHqgdNN6U9xinOiYum"
                    + "MJmBDVrIE24oKrnnr0mqtSGp84agyAMNBnzWMsvpsIWNBV2S3swp0jG7opL+OCXYXWHDk7RezIitjmL54CDEKO0ir9w4seEy797HeTxOjAcgg6u4mMVgY76c"
                    + "Q6TrzaW6OYDz7LKQKDvcYJE71M137WSCzOvCm6xg0nMhaNtS3O4GGS5WVxbyFJE9BO1NlcVQnQ3guQYRtMzCOccF2N87rcQVmYleJhyZRavidLEkO1jYHEkg"
                    + "ICg9BsnLApriIyiR50XLHyVottNFZqeZycnZ+h39/re1LWzsOiRh76GvR/nJJmk0RrOqZ7LMZnsoVz1KXTYnaawjyJmmKVdOp+FHfWyizKFU4xPGfDWDtnY5"
                    + "1kHfM9MV833CAUTInuMk///2ly6USprhlM4pdT1IDNjxney00oa/P+uz/JDBJnZa2tlfxokx2EvgjmyuwpC8SsspC4XYkyGHWNQfYRvKc79SXXUM+BLLBcGL"
                    + "Czoryuxig6/f9Pv9FzVCvEpvuMuGbpaovNwRH5h1u/zg11znf5DZIkFKbcEZSmV6k/iLQXjLnN2cyZkw7Ln/kjRq0PSvteSJ0fxjmRfxZO2drEkx6zSga+5h";
            case 2:
                return "hbmPBSUWi6/l6IL1hgGGTan2S73bxbxaTn5y5nJYvWm3pUe4OnIV4dWRq3apknC1r8nox2BXvYlRFJMLnao4Gh2kplhZVKgqTHSejw4owB9cAzYW1NdRrtpc"
                    + "pDKLWvggL3SxzA+uUbOmJixAZ7lZPC5vzxHSDq4/4W+o29WRzHjUGVmii3AeXn9iiJgaEgIE0wORozwWnMQdKJ3FupvoMVXOnxwyQEH2CcSfbAQJVsSEkFux"
                    + "m+Qdx6a0u1xNqtQ8lKFvnfmPkt91eHUgGKbk1Q2RUzjg8+xKWhjH1x8pbug5YBxjYNFE+GZmvFDVchFpUtK4yE0yUZPMzpVWFL4QvdNITS2lu9BGhfyvwMaF"
                    + "QMYGNdO5Yr/ME6lZKapRI9oBzUfer8MZT40ze2ey3tXRook5cjnCl7nhx+jog+tfGa06Olfieqh34xZ5kn/gHVdHDKapPAidhc5A8i/yo64/wKOJjbCCIMnU"
                    + "9oqK09DZSTxdZppk43j+tj62m/OvqaWUTpEa5KrIYhMJkwt9Z1LhsvATzC3ZmEDPPfMdI9VbDGYwGFo4ph85T0/iLC9UAzclbZGiJnK7MCkLXIF56ve4+wNK"
                    + "fjnX2fShujNrxkwOhNIapfM75D4Tu0+Odb57FMDNt0IwIRA2GeREsSEvU5kXshDsJ1Kf2t6UVs2UfKbATshOydBcRL/+YMnXuI8rymPcovJsKsFJFTBHRwio"
                    + "3aaU67nhjEX9983NR+KQNxK45yvt2nFHehEfTVdH3uvlzlfp68ONReI1rvmfXfMAEqcTYEd/0wInkCPnCH2oBkWQGSknUJqruSlmFmMyLTrrF91QJ5HIdUrr"
                    + "h1GabTk7Okps0a16Tx8HnOOFFnWjKWChyN8PdikJe9LSl/GQc59ODe51sjTkOg+Ik/PUYiAmw7x+q9PQJFt64zasa56WGHHg0funuNhNdSHgojbEDoeqOO2C";
            case 3:
                return "QDVilPPaiGSjgwWSk7qbyMMsXhTXrWCZQxdg1WERXLagrDDFv6kRYKrRNcw5XM6RHvSmpniXGPr5Zv0+asfU2JDFLHBsIEf6o160ywlyOzsnlovE6t1TqKMg"
                    + "jE14kA1yijyHkQMrlaOygK18Kmymp4ZQe4+0ph34JYHbIlzAhodHN2BM+rrAwPcQTC+1Kw+cG1MjNdFJbmTEB5gRcp/WZJlKNDNJu9BTeL8CDINoTI66stcL"
                    + "Z3ESZSalzq7QYYRX2P7z+A+Ydg+oIRdol/wMEWYK41hKQDt1qEDLQejpBfxe1K6fctnKTLHMUn8K9WZLFEkP2tScqJChXBSYAPlgERwiv6Lpt9K1v+AP9Qig"
                    + "f2sHrERBxx/qklg4t5t4biCbdrtDWkHjvczM4T3awBtFQ79DSBwdqZ9x1J9LhC3OXuEYbXIPNrpAQGcdKngafKfLJKniBiJLyIaCSrVXUQNDaPN9waHbuyaW"
                    + "sx0TfUDZuwFgXSML5PK2S78EU9sr8OUX/JPpbs7jLK+Xk9gkpHqymF0HaRkP96TtjdlnjNhlqylzXsRsRxJwoQI6BGJgB4BP/MzMn8s4M8isnwkI6lp/+WDS"
                    + "KaXGZyfce6Sl6tET7/EG0vnMrn60kU7alWaQ8SCZmse5gc6R+K9LdmGLTcPE5qQUIlBa0i5nBcZvhJ8ajUYqACMC9UqY0GO81QXLr45GY5eCKsGdPHYaugmP"
                    + "hcquUszxuihNnST0Lg3hTLJ2p2f4Vzu4CNTz0vQr8oI3Oo9DRZPjwur2p4KyiR7lXQjc2VvaC4th+J1dqglbQ4JWQKsph7CGwiDIyHviJyA2SlNGTKQ4hMiE"
                    + "pPZR5SZKsmj5+7Q0OoejB/Lvf48I9EdHhCzrTeJUJ8naGdTD5pFKOKfzdRqqujU0wZScnMKBkQbqlYYxkdUErvYIvOXUBkpVLD0mnxdPVNsBGgkeHeWIcSTX";
            case 4:
                return "nDAv9Oah03wFDvrzc3Iewcdfb3BW4IM/Cz9wx8iGnvfQOG7YPyFyNnx7vuXbD+vqsC0UMgYitGYLRbY0xMwa8iLW3Yic9Acl2XWGBzczXQtDcFirzELpiCR2"
                    + "ujtADV/CbIIba2HP6Vo2lCCQZhUZ8tUpdQfxR6u5ZZcftCCan2x11goVSziDwbLe7kmZD1VuyfvPSI3gS9XYuLQ9UuRlGdGmOGumWfFN/ATp45ZDLBF65bQJ"
                    + "ISGAKyhVqwmStEDSNxJaMaMbosxUSiulcN4E/KBeL7Eli/+lJYZ4p/GIgyiQexJMEc7aAvZB+WMcyEOF+AqfTHfYYHMAR0guN0RlR2qf2m4OBTMBR29Cytkb"
                    + "vMRreAFOhrlqLCXg6kXNkSo1AI4wtWGeISx6D8Gkas9KaN995xBWz8i9/uPdTUBjz5z1iDsJpATJSQm3EbITfAMVVx1BuKXSVj5rl1nuwA+uDODbtCPmhEdt"
                    + "q/Jp/7iG9qiOdqyu1Omlip8/J0rlqF3xp5ZG0NCheoG0AYf/ZSwfn7LYh2373vAlkrBsp4p1lwEF+H1mK2ePPCWjQjbOXSEp1jpeS10rqTwyceRDjNwu/nhg"
                    + "GwKq+a4Nwd/M5Lj8r4i9NIgS3itJrS726iNx0js4ZuaOUCOeY2M3iY04TW7rYbfr3zrTOfxnss7zwAcO9oNV3BLR/pFbCKMXarJwCZDth8fOhp+1d6CUdetC"
                    + "wEDAGjsRcMvvfJkU9B2gDEWdgwSLUoaGBhE3FB8Fkhh+UG80lf0MtynoyEsIV65MSNmQbRCOAf3QUZSN6BDJYH795f1bFJfAElk+zfdoAfSyViVRylsDw6vo"
                    + "nQ0hXt9Syzj01LZzAwBRXs84ZATm+LIP3vwI7vfoxrp/KL+5e1vu6wDJQOUUbKqNpyf9cmtjuTpCmi9bkIs2Nw2GL8/2bzvGnGycUazYueb87MQvioLtuMSC";
            case 5:
                return "quWNpDEiPc/FeA4Lx+jngGNiNjeUKQSWoj9iAP12TTVFlQ1CZHD7Oe/xtlvWkGqfhyl35oDZ+hxwuwlQ8t4qnsQg1f14rtrQM7gZComHrF3um2l5M+fwGHQU"
                    + "R51C/WHJROuAAl7B11nB7SGOei3S5jXxgnHryswb7mrxhGtwvWK8qQ0NoIDjJ97x7RhtpUOrJc2tdJu2eTp5aF5GuTG5EjhyqpbbbuTvdFvSR2JgP1h6GyaZ"
                    + "d/vzLUVhKpk/UY8eMOkZ1HJO2Se2+UFIMyso2fT8uEMRntbPE3bQXZ3g80NmDKIO/Naal+GnulYDw4nVIoFZrTe1itccAc/hiajU/7wRWL8sU86x4VUBi22o"
                    + "t1zQwR2Z11FsSYrk/FKTOHH6r+eVhJ1F8q7fkG9AUxm7e/nN4+9Jt3g0T0AphQSgZybORwfkuWiG0Bf15QN4MfwKHdSgiic2yGqJ/tkk4S4s6yB94QQacMrH"
                    + "6EhrWtSKAo0g4X7x+bkEMt60TBszkKK1xMRb8ebgMeWzz+o0dcRgeotlPms78jmA8VLuEokE6ZPw/za4dV0Had9upZt5z82wJge8Vsyey81FokPz1jVFqNyT"
                    + "8+d60W5/JgfqK5/E2rtbCiMtaoFE8T2VQKik6Wu83RBh3/vYkXlq8u3umRxK2+4nTe/66AjBEjs7nc6WD3tLNzA+uebrmC1ymUU9er3BboUJJf8tlzkQlleL"
                    + "zSkWcuPEiQ6LnONNvQuUF86bfdCSfXM5RXbAYSaPyZzo7Ko9prouBKHWPBLTZ9lhk9gUJU7sX3lZw/Px/EeoIfJK9jAkfzlqAQfEnoQcyQ90xdkedLxS8Dbp"
                    + "RGPDZ9kg3+4Y9+Us75aeLRQma7+xNjE67fTIy7YDBbfrXWBhk6imvwxlrAvsWneYM15t38igJ8itUVcjdUbesDZWYj4UzH/b8EPNMyqFL8/PE2MWG8d/ojHi";
            case 6:
                return "UzCG6hsUfHThMYevITPk/S7Y865JoosfN/SdNV19ZlUvvqLdUbS3H3jb1Chq5v48KVWKUzpu8PZmOm9mNh3p/FLt3pigptadeYs5AVPRIuunZitFqiHQ3Ful"
                    + "nzI7Um2xyWyJQpjegRAT2MA5R99nwtQIi+mmSdJM7G6LGW4h02nYOz278eZe9QgT32blHl290UJzAR/HebU/T7rMG1yitZ0aXH7zJnCRv8QhQ3qoYxPQEmoO"
                    + "soObHQdevOLqGkv5ISddirjGUKUYNSQqBUkAq7UPVmZXfKoIoR38Yki7uKFJP6il7WbeczE+Ybsiwl150egREQJHsVv4ihydhcJ1Dl2KjJ9sRdD5fCZXv+rD"
                    + "u++p8q1jwEkeo8C/yEPW8GD74pSEQy0+KOFxJPJN7BaRLDpqvAbbt7uBk1aFwK9pZqYwTc7TluUHGbSOGNV9zBRd4PgByUOgPXoKDyPqSWWwUQvUTGcr2HBY"
                    + "4GDDhX1NjRBBPiNScqs/4pa3v1WA22CjFvUno97CwVl22fm/rINnJB14gcGNYqBx28uR9bXbGobJWu/kqTu9hHNIqpB0ZtpufEwBtDRwp/11/+PY8+cSnvWT"
                    + "SZDa2kzUfiOiesXZv4n0e1cqUQugrkPw67apSr/gxiq5LlErag9B66im4Qc7SKioe7BGPbpM5L5cunf0upBq3rV0DXaI4/M+MfViJFxfwAp+VHXLORj/VLXV"
                    + "7v7GPUCWvsmzKr9orN2kvromqmvnLo9BPUoWewx6naIjZVxDXdRrmeGOGT244KcWFHr44QA+6KredzN8midXf+O1e9bRc8ZQy5+IGL6wcxeI/cvyk4tofG80"
                    + "MmiqVjqy0YzU8+cM4fKJJgb3b+q+KQ+avQwKAM/KZsRmZ8OlW+0dnY2OGAhrz2vfg0GAW/N1fKklVCCMzcTyBZkoCmN/5citTizJryPApZW7XPmEaMYJAyXH";
            case 7:
                return "jUZDGd4axuzDQMOeITGyZucnGDz7iSruy7rI0F16uzKSHV6CkPHrt/OEB+UOpTvRi9ptbXlNUcuVv/uurs3cGHfXqqzSr3qFnpISS1PuY/Ck8pcmXX95olMX"
                    + "qEnR+cWEb9Urem1OLTosqd66rHIZ415mwcKrseBzSaa77L4lhviLb+Euy/naDyL75vYwlVrZ73pd47hfEecolPNZ8x7EhYEd3T1SmK2uyleNoHwG0rzFecXa"
                    + "T2rrQO5S+UaMqq3layS++PGX9e5iaeddfb0btOEXCOZH9+xYoPbknYHDla/4wcVyTu73YcPuJ7iZW8sqUF3+NxbvYKQkOhs5Kfu5xl2cJEZcvNVjEucUpDjH"
                    + "Q/5Pewg6KGkuYRcotp6rb+SZFb4sNCsT4yE3MdP37BNIMj7naj34G+VGA5Gul2t3yTioNCHK0PYnYjRdJmFMHpKv7+TVyr7+puR83D8lr8M40N1VzrdanZ38"
                    + "K7O0Rm3R4J307TaZR/i8IpzfF2X0yV1/vmmfjk+SGXY4YvLlZmsv8Q6tBv2HW6d77PPdtJXp5YZ6+LZn87a2TEx9lb+hKJ/cLl8XImKCt3emu1xAY/qIpygc"
                    + "JcySmmiaa4Zhxidn46PsWdF/guAsOqWKz9WY4FULZzWKl3Q5H3M+K68Q+rXHC/3q5tiTVbJ3v24xJkTrf6hgvnXtdCyvePa0llV5+D4lq9L2J/UM/p9ekFl6"
                    + "oUGm6RKWxgvIvIiTpMx5dqQ5rI61OqGmkeX9mWfd9+8+vLt5t2GZ+OtrmonTKqJNxGyRTEiuL/ieq8pWUffYVe1KiyO/dtE6EwLKeHghie7YhFq0leYS7Stg"
                    + "jnlcIxFHhE8rd3FqpZ/BiW+jYnHZtQ9spa0IVymNchkJB3GHCL1JQSynDnKHr7t8F6GMj682833nystMjuFXiVQ1JokE5wWEjYy5tHp3huxCcVDWzttL+Fqq";
            case 8:
                return "tsCFK14HJ32hBqVl9WnV1wrvZoeyvoD/8+XCZPQfbIIS1L5eSPB6bLloroOgenWrQaJpYSWmR9fqbDzeg7h8NtOQRnlXk1crXpWZS3lruZXl+H0LigIjF12v"
                    + "RTU25MsRiJ6pAMngf1u71uc2biP+XX8FPrTlnXSleMeHKNG0Jp44fSXujOO2H2glQ5GUeCOaZHmULVZR/vbub3eBA45HW3U6Yw0Pb2CxWOwTbtodqYqFbmxW"
                    + "daluea+NgwW8mezScOwi177U+tYNWrqFaV7ICevhGTWaghZ0xj2EaCBisEHMNnfL6/L9zArF1bwokVcnIL1V15wXTXF3k1pupFj9ubhGQTzIzHVk0aemKy2y"
                    + "VRWvwhk2J+Ml45U6VoBiKxtdkgHQjg1hG9MLJpJruoQS1bEshe9RlpodB7VAe9p4ZGQPbxwR+SD+j+p2WouTUubMiso6XqrqhWiOpT+XYQ3DwUqEChagsi88"
                    + "IrOWzIGWVz8A7KZySVL9/fIOnUpGk2nnqU1pKcJvrLrn8Qh7IYNSM/wIFuMQC/0NyCy0XBgTV4TsxgX7QyVHuoUXdulqvb0hnN5EMk/R0IvqOjBJTWb5Igon"
                    + "eWyyNKuap9gykRw9lSRCR3XWDn8vLpU4u8W6yhXTmRIKIWJYeCCf7a39wnXEFgwfFCwsJcbBwlYUbb152pNanIRR7myID3ZvB4dxz8etuMSXWHbThU6WPXkX"
                    + "pLv6Dsrrvqwe192tdX6FIVV/1rkpp/14xBO3LojibsdZxXa1bkrnMmw9b3PobndS52o7ZlwqeSDKufySu4Wdq3KLiiLgFGWq9+sD3GIAL8/bOFDzcy4HzBaj"
                    + "FsxKnLbEFDcKE2iu7ShBUVGYBHyH7x5W8QgqMfy5bkFVdZTu5aMpOFYU4hmfAZB1thhv4MmtB+otwRWGcgAWCxBp8gmCsayiKFGBpQLgsbvz9/Q/tUgItV1p";
            case 9:
                return "nh0EPkW+X/A/8uW2/81mA8LOMOEJjZHx6v7mBvN2VPwuX+IEcnPaFEao1sNr+ApkhD+V/PQ7QFoyU5vZf0WV20cX5nMuxc2CeKIZ/Gp6BGhG2zff/fD2bymw"
                    + "NhWCrSsZF59lX30Uv/wNOM6yUyM+OoFJ/z8iQMlUFyz5c/mHaZcL6DcS12jOJiKZdXtcIp9+IUDKRfjQY80XzhAiqXjSHNjhkWd9d8IuIQcdvk0EwCQyRYdB"
                    + "1g8rYmsxThwzWEProDI40pE9ekMg/JM9zSLSQPIi9KBMdtu7I0nTHRiWdAnTmgzqdxKdtdRQxW2o9QOhWKyKrfiM8QyaKiSDaNijsIft7hwEh+TRQ3YiKcL0"
                    + "6l3MSk7RaD8dOi7MQgHgNmTORjqKwoPZojKo0a6hGO8K9VrdSkzkarnntnp4S7ADs606Gw9N6jmKIgxQFPD6+cJk9lscQT+jVBSFAJ8N4Bj3PxRiQ18Jx51P"
                    + "d0KlXi1W19FIj939NR/8KJIp/dGksXAe8RVRr4J9EYQ5krtHcpyKouKESLz3m5UQWeDKkgVz9YX6SgdFjCLOhxCIf2bmqMK/VN0T2QX4dmXAQJe+fL6To3Xe"
                    + "mV64iFUXzgrZHaSaFVEQ9BP167oiGibru7eNWXh5rqtkUuMq6YOHGCNFi731ngBTnItpZRLb2kNnzUjb1Qq29XAnKjzYD3III9rgfAIn013IZC9mH2cL7BlX"
                    + "aBbrRU4yymkjiFgLOFBpQZcAO4zUWTBp66aR+jHD2XdpDQplU4cxOG62QG+KzPqknNrYNMsowKOdrz6X89cf//6mucYLbpFdGt60UBdVc3pslXrQBBfO7pjD"
                    + "5HRHkzbHp0YsfjIToNd8tlisGrzdLu96N6vkKFJVcgU1WB/cKFXktv+maED/lW/nka1K1ehilfXYD4th2iWjWCOWaDUHQ1ADQVPbBlhqD69ot3yWqZyktUtU";
            case 10:
                return "wu3EhvRo4Jd0YTulb2b5bcYaoqU4P9HNXWtyounNTDgiDOMNL5RJHYWG5g1rSyO3fPlynkSXl8ZlBAkv9TEo+ziZgLTUr+zgvBM7pQs3t5cGTro2dRF6OHEA"
                    + "hKlZ6MYpznmzDirBmbrIjCdjBJVehpspmZQD7lRBajezYq3CAQG9JcLmh1kx6gHiiK22oQRaj9rpFweIukgDnJ/EdDRAMaAjrz9ao0UCz9VxuZk1R5ErlIaT"
                    + "CtZ5Bi1u66NMWf3Dv7dbrWxpmIBGKZmioz30dV0I16GdOGFUGjpzV93QeSEHzp7fiseIek/lxffECvC9LxGxksGel8g5HEKppb7STNoGjsbs16vMDIO/YBW6"
                    + "mCI4okctXlsp/nF1v5lwiF5ORQhqYoK3LGOj9rgZWJZny8NmTYlN882a8v5JxbgvNs051Ki4b9mhGoquYmdDRnTNCfNwnnpdRt3Iw4FDe4OCoWmu8/XsHfV5"
                    + "fzuPbMzjtzOOeSRxYzb+AN8AupDecmMbnIwDpiIls1+DQbk4vTYkNINuCbtKGR4EdGqptQRv7C2JwDGbShgJ9XcylA7tMgQ21C1K7VX6fvl+6VoMtU5zvVpX"
                    + "XIK4ALKp1PAUC3yXDc3pT1xyYaL3n07i90t++9NEzeP4d6fN2cNsEnG51TagVewdXc6gayORDkfZlVo39kT6G5JwmZg/+iAUkVMAZtHGjwZhIwm/L7FChDzt"
                    + "j42rm+OpTBLFm2EfigFlKrRVR16IjvW8thF01BloFwJRd6ZroAJm5VQwIUG77eHwFL+V07c8KxbLSfZwqbhkT1/Dz/+1YtvZvgvB96vbyHmDggisbqFRxksd"
                    + "4CFcsLuohcu7+0vxQ1WvA+q3zuXABdsvNTSb6zWLCRQaf+YXrUhEqOS/W639TNoQmqFWfkEXhVAzLgtJXSABoMgeLBo+rhvlwJQYmj47BzFU3xkN5LVq6JEw";
            case 11:
                return "dh7hZsY7UoEtL17lt57bHPwioHmIKmqAvnn50vRwdbPslPacD9RioSoXYiLG/8xnn5hGfeNpWqTTY9MBTki/dJxejyEFKR3KxUy0WED8Zd1NlOvNxrF+foE/"
                    + "s8SkWT+s0M7KAWnLIl4h4WaHELMfJ6F+49j0E1gdAIRn9dKnXjpx4mu9gw5PTbfd65+1zkm49Hq24hki+J5cHOsDIA0S4vaBX0lQhytlJ16W/AUB90uwZhij"
                    + "oreQVmLJfXU+IypKE5Mlpn3FY+YYj5vfun2As73G66S9mBgN0KfNNqJWjRYxZSqjsFLUT5Q+2KXiyPen4yCpM+wg/dFvRr/dxJxTqkMpmhr9pDS9tEfJdmLo"
                    + "J8WEqVKWOlG7INKIrhgKrHiLHs3CPYIAe2f0s8Uwb9v4c3xdyAf1EuWM3UDvTnbeOe+dZeeE8b+YVhwie3CALOHElTsa0/SuYSqgvyk0hgThh95Zp5u1W7SQ"
                    + "1sPsZjIdX/fP0SvS530SWyc3M5tOW+2s2znrXXk6E5YLEV0LSgMUxcjimcOZdPn2OlbpMoK7LE2AxufhKzPaj9lFGG6v4+JwlQ1BKAJ4MZz6TqkMBsJqGdSe"
                    + "EAvMH8yEZv8rPmDXKotTBFpS7jWKp1zPL8649U+U+xM3xG8kdWNfjYJVEC3o0rbwBhGu6ifhwRk+r0bc6xUNkXYdWtx/APWF3pKmfSJoMsohLAKGeP2FDwcA"
                    + "KOMcA9+YK8NuDELPT0ZYGYdJAgktOY3XjgmkgPmUYX7NMNdv+scROTSRFy+kn194Wi8JqO2MqAryeDDWVtRhz7iF+Qp2XOP7Wr4n+J7I9xTfU9eNHm2iLlG1"
                    + "R/+a9/h4X3lrMWC9yeU9nZGPM4BENtBCS/IEf5bAH9xrWsgsSbRmj1Hze7Omc6UlHLOyrNrnoyVi0FZbfdhC8ZAK+HiuiYOhCinRV640sLq4aENw9E71pnJ+";
            default:
                return "eSthg1BVP14NkGmA3PH02Bi9JrQqLQLzsprT2ffj/SZZ/DnSoBx+gEfRQ2KWvMYHxgPgxAPwgxGiDHBWOs84KmYMOuNfQxTK0Ne5riX+IhHANiKLyL35hDMz"
                    + "rDkzOd/oKjbacUAgqAVUrF1Ct51LZoRG2pWW93AU2WUVMDmL6fjbRNpHSgDUBs8hTc7KFjtcGa4JUudI7bhJ2vK9S9iAVYy8xsWocwUbjG0u6TStZGRdDnbm"
                    + "FB31YtS9ogq/umTvCsV3QlN4bT7Z+LTi6CLpDkcv87pHOm1XMrLMjteSAVKM51KZpFKbUipVNO+XxTy/2bKe8YQHlivLyVY8Y8Cgg5miGrd8OjrEhz2auWzV"
                    + "XBYnnIicpLhCY+YOz5+8B0DU/8e9FCQ45Z5g+T89u6CKp2e9fMHs8bNeRGmCh5+TVKeyFgOEXRU5TZO3IlsorJEczdBhUUBfahRQyKOAwzB6y9nzEuPXl9hW"
                    + "pz3zICmSlA/PGndXT8pj70MJ9bxjj8f5LN/YV9Bg0lnsamw/nm8ilD4D96QZ2xr+J59YEsGsR6yGyQ/ThprV7XChL+xAwlz1OcUvrN5tLcmMv/EJFAQUaUBg"
                    + "45QY5/t1w86GH2l8/j4ceMCR90Ifn5RI+sSFr7j4Fn6GcsPRz7erLcmPTaizNjsX/hBEvbCr6ApqhYIfnqMu6MKQDbUuUOgxdygPpOYN5Ek+c/tmNZsXvrmJ"
                    + "AdChNdN8ZmutpL/crm5v2R9C9QH8Wtxf8K4w0ZpIMxNRJIRlFu410SGh9SUOgr/2Irim+5L610Y00+oSyQrJk1UfDfBQp76b+OJUXx8+lf+S57/tq+x7o2cA"
                    + "AA==";
        }
    }
}
