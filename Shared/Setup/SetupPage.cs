using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Shared.Setup;

/// <summary>The page of SetupPage.html, made by build/page.sh.</summary>
public sealed class SetupPage : IWebPage
{
    /// <inheritdoc/>
    public int Length
    {
        get { return 6445; }
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
                return "H4sIAAAAAAACA6xa23LbRpq+51O0aY8ArEDwoINlSKBGkeWNN7GjRJqksjJT1QSaJCwQYADQFEOpat9hL/Zmr/fB5kn2+7sbB1JUoslMKmUB3X///Z9P4MmL"
                    + "t9+dX/98ecEm+TTqN07oD4t4PPaaIm7SguAB/kxFzpk/4Wkmcq85z0eto2axHPOp8JpfQrGYJWneZH4S5yIG2CIM8okXiC+hL1ryxQ7jMA951Mp8HgmvSzjy"
                    + "MI9E/yIOx1P+PrlmuKE1n5201XrjJArjW5aKyGuGwNxkk1SMvGbAc+7adD7LlwTnpkmSr/wkSlJgn4ipcKNwPMlZwNPb41ZryP1b9+Vof3Qweo1Xn6cBXkcj"
                    + "POfiLndfdofdUW8fr0E4dV8evD7sHHK84XrhvvTfBN3gDV6nPIzdl53hgc8DvCZxgWTIgW+41zvsCryNkwSvXf56tPf6ofHXqQhCbs5AuUiz1hqRRJ61UtQX"
                    + "VHZG3V73sKSye9QNensloeJQcDEqCH3D+cGwWxK6x/f39oOS0EN/2JPkEaGdo+5et6R1NDriR52S1oNRsHfEHx4a/7YaJnetLPwtjMfuMEkDkbaw8tAYJsFy"
                    + "NeXpGIg7x0TpOE3mceB+4ampSLeOJW96hci1jkcwB7d7OLtrd539A5Yts1xMW/PQznictTKRhqOHBlEL3HfKTNz9Xiqmx8VdjM/z5HjGg4BI6mLroTHprggx"
                    + "0SncrrN3UDvg7OGFdQDUWwPqHKxh7TDnUOKarTYPZsLPwyRePWKSFGIdK6m43dkdy5IoDJjaJA0Um62UB+E8c+UVa7SXVL7Rl0V8KKJVEGaziC/dYZT4txqm"
                    + "lScz13lNhyQfC0EW7R52iMQpjyLbgQ2s6jLHu7UGvE/AYTyb53YmIvBlk1p4KvhKybrb6fxl7b5enWLn4KC43g3jCbSVb6LXOi92nzCMf0Rm+1ItkuibfDkT";
            case 1:
                return "HlzFv4URDjTN0iA0zamkwzmQZ0reJoq8ivhuT1rgHpsmcZLNuC9g0fM8h5bXmFtnnEktPUU8We1W4utCiJNYrLmFOuXP0wxLsyREtEwLWhzpCI9EqI/UkCSx"
                    + "tWkTx0/oU0lT4XdhZnwYiWCVQARhvgSfDw13lPjzrPUlzELsrZJ5LoPJ3lZ29W4rGY0QqkkmDw0HEWWl5VCnEssWdkWaJulqc+N4zeQBliaL0g1Gkbg7pn9a"
                    + "i5TPXPrneIwHOK3UKUdwj1shQknmZlB5rs73lTPRQbfLuuyN5L3acSAjIbdBQhZmbveogtDmUJdd7S54z8gVcQDgWOTZH1KqDKFw9n3t7PIs0zeVtibjjo5G"
                    + "DuLjLFtFYYbARblNWVAB2ykDWAHKorDC1DsoLir2XDGd5cuSXEKG3eR2TR+UA6CpbD4F9uVq3TgfB5+bSRgEIh6sYX0RTqkA4DF0cdLWafmkrSsIyh5UMcCG"
                    + "qKzo1jL+CdwxZmHgNW/DOGj2cRgL+AOoxsmM+RHPMqT8cNqUUKqiILhZfT+dxxnKA0lZ/4TrQqHd7H8Fd2J5wvKJYGOeiwVfnrS5Pq5DvUQ8S5NxKrISC+Np"
                    + "yBGivqC+mcERciFLop4EJr7IEYiOSQ/r86igRIoe61EoIekViW0UEmgUrq8P0+RWpNt2Mv5FBMVGex7VeZUepaSBaJehLtLstDU/eBwl6VRC0EOTxckXGDLq"
                    + "JvEEolEYiUp+j4QTJbC6ah8sXwLDAk4v+T+R/lWusWQEeYcZm/GxOJGhXImYk3hlUJfPBNuUCd5PprNI5FiH9aUoIFvlPslAYq+zV9CmGRkvmpKon8LWu1Br"
                    + "ZM10+tdQv9wFYTxnEfSXFWbx4fvra6ZU4SjWg/BLcZpcVolIPoEKbJJJSy/WzKgXBYbqFgq5wr+Mj2HwJ221S9Ws5OMjSmZmXl29f2tp2agimozkKgsfSQSx";
            case 2:
                return "thJCY0PUjzBclnL9fTlvxfp1kilccEsqMfrJjMTMI1fpUzuQkSmgMGbLZJ4ySAZX3EJB8tAaTROgJI7/4P7HupUKreJEeYdUbiXJtcs00DPuq2kY0b+pLbhY"
                    + "okTR7H8jloUcjshW9nqyC+I+wmJmS9PJSAwwA8CwYYL6MHNqES2J/cqpfkKBAZGhJ0kWsUsPEGg2wYuSLQE7ZfTbIknNHKjaxhvLZiKKZK0Eb+ZRJmqe86Sx"
                    + "TvktKKx50QcsgBRRWm1h7wrT+YTHMeS0YR42si0E1N3bSrivDuFGWpwmATEzn6Li8n/fBDbdu+ao2g62q1Ha8RoJ01/znBZ/1yoK10Ie22RwK1+E9FJ2vb/H"
                    + "2LoA/4ae59nICfjPRwNJ3j8TDTQ2dbKowps17NcRAuJF7KfLWS7dAT16rFVnXn97Za37GxlcHlVpujQqkeaIXD6Ci8ocQisZcQZkThJ4zpKZlxcfrJOixq9R"
                    + "cc7fyeS11QEK+EoddaZU1qNxQgt5ch2dSv90xmvSSkFaSRGo8yvKqTgIRM7DKOuf6FJqG2dVCIXnQ/Macpssnua4AvrXsr6J9ykZbPCt0FO4fJJkbP5LSS3x"
                    + "PUXiLcIkBZVSJ2tueB0ibsO7vjzTG+N8diWh/yitbFrAdTILfZhxHLApikvUQ9ljpWugoUCRxRZhPnmcfiPxRUQEAgkIyaBOBzoX2yyb+xPGMzZJpqIdJvlW"
                    + "PnK66RK1cXj3zIIAcjrL0CxRaU8ZK08iqu9O1DyhTPJTUUIBi6IbnWM0F0XJjlCBvMLUCwMbTHBQHCNqnrTVgc2DqAPDPKSTxZNNHA6XrKoLOs4b5+gpBNNw"
                    + "nEob1SRQxYKWxddWkmSCFZifQiHFEidI0fG4gmkr9h/J60ogBAakp3wh0ENARQxCyecZLsedXPJbqLcjqwrq3lnHxRncESipaFvZqkOFT9/0R0n1GZHc50uB";
            case 3:
                return "sP0u4lDduXr59vIS9MA4iGxoLRl+punRmvw4ozb1z1z1tzhDU039zY9JlINP6R+68qc7alRM0AhBaIxOMDMKhyk8XpSe0HUOa1mm9PbnVBPXRYfCwHlZUWx0"
                    + "MvX673C/Vv+5sMRbEUhD1rTweCnNhNyEap6xCLYqkO58bmKOxWJLK/QsYSOe0ljgoxBBVl7XP8tuJc2oP7eQLetRlLZJ8py6jGxZyfKj9OKN0vx5kRUnn1Gv"
                    + "a/eKhJixPFS9R6adre5NXe1O5HVLxN0F6tntXkSonulERfEyCkUU1HrAbU3LowxwJU2dhdPN2L/eoP5EYZ9T2rLhcdFSH1DtKpSlPAbpDtEfPMUUCOcz6ujR"
                    + "ciAbZmpLxjR55sQHOwicFCiRDloSH+EfC9QdclOqO9M9r05F6TzLcQ/g1sSF9+4/2nYUOM8ofD5OtC7pa5ywhJIwHhEbxUJevE1fWO/9aQKow6qc+XftEffs"
                    + "/dl7vkYDuCA1SMU+5lerlNyPa5lQcKUTSMnIEdvjxUSjPY/k/OSfrdyBP1l8FwU0eLqmdq9uaURLQnv0GstCg0iUezRj2xJr625Qt2m2NpO7rmpfMCuntqos"
                    + "ymU4l1WljJkOe5/DLCjE10Z38NNROJ4jm1P8KZxiAidYQIzFbIdisewcmI+WM6EQh8uQUGHRVFeFdDQVgk3DeE6eo0xft8eadJpS6lGOoInkuWpqJLE0lqsN"
                    + "dLb21TU0MttrXDlibbN/RemMSElIP+lSVhUlvjZN6+ivnpRmfhrO8n4D3Gc5e+WFXj9IfASoOHfGIr+IBD1+tXwfmKFlj7xXpkEYDMtGOXzr9UeOUCDZze3A"
                    + "hg2IzLsxdOtm2Ma2FIHlWkVQvRVJ2xjYCJFDpECg0q09oIpmGI9rBQq910ItTs/E1LtRVKheS96BDb223oTQZrVSQun6H7twWGMwOG7AHWSpJbzVgy2lHdCT";
            case 4:
                return "itnezcBWuY2SR2qTadpQb36sZUtfCb3c61MIukY3gq4WqktNyxHyycwtJxLxOJ8cN3i2jH02mscqGaIOMGc8n9g05bZWGuEElx83wpEJnVACNyxHVpT394o2"
                    + "p14F7OzQ2ReeN48D1OaQsjVxzlSj+Zs0ec/4imehz4zdYZ5w8wpeE4+dUZpMzxEezolCx3GepN5wjd0NQizLKphPPeRJuNNI5P7ENODP+XzWNnZLrrwaZacr"
                    + "Gn5TBTSxySIQ2M6GUPyVfHZIvrBt86DT6VgP7moqwEXgGpffXV0bEpldnn+wpIRSR1mM5+13uvf3tdfeGwv+mixWULKrqLfl0NpdO3NqUIgoyiSqYxZpEo/B"
                    + "NAoZNkWBoxZKEFRvkmHOpgm5h/FQiOKzFkXqfM6S2FQEvkid5FZRwj4fN1KIJ43Z54dGaQMZX5qUuuVX78IEQg9LnqfoPi3F72J1Z0dEdEDjD60VuS4ZtOUQ"
                    + "jnP9Mwp6Pq62VCz1ZPqpLSNMJFH0Ps6TH0OxANGKwgdNR+CFjh+hMMhy09BR21A3B1bgJDOgzNO5wIojg9e3qOsdHgSmMeQBIEMHFnGWw+YQqWBMsucOY/lJ"
                    + "AR5IZ43SmIRXhigf8SUXOkqZBo02CU6oW6jq8wypTuNYOAiS6qVl7EIyWHkkiMZWQgJBYXIoguES1gE8RDAfoUg3hZbvyPl1LtLllWzaktQ06Jul+vBpWFbo"
                    + "yCfTqinUjwSH/6waj4SvJLWB8SyKgFSZJvKO+ZLOWDiEcHyB/GMKry+cVExR7JjkeFvPS2nXj6xETSH6tNZJge0ptTwNUZeX9WAVVoLo5pncHlpeH3GQ4iFi"
                    + "3glHvFKP/eEp3zUoHyMG4aFqhWTRIO5m4ATpwe0UloA0UcPY/uVTsPuqDa3CDHNrZ2c373uc/px4w9OOa3Ck8iQSTGUXRrENV63dCc8u7yluoQ8MXkVxv9s7";
            case 5:
                return "ur9v33zKPrX/6g7K+1SMmJQfOKgGCwL64Md4RCVOHXfFQ5hdIl1FkoPcCWM/mkN+ptGi/766+Pf3H5kBXh5tXXx8u7kR4bUQK6LWm0PFNFk2dTOXFx+Y+mpX"
                    + "EWIz1DlTopng2XAJZkrGKbhIuX54d7u4WPz89TfJf77/7XPn/Oz7n9/r57dn3/tvvx+fXdx8Wux+ag9WR4cPnldpQZFw2eodHLLZfBghwwAtkTPkmUDDWyPG"
                    + "Zd1evQM2ZPhHGkIdQO2BysU99WcPf9bqVmNQZpt5hDJk1ah9rHFvujZYgQmaXbvXsUDZ/b0JJbZ3Xw7uf/lUI9iIE9Zmu+wlkSZLWRJTDHW+ImHJ4THN0Ygw"
                    + "6NEa2I3a0Mu96Wy5KHeyWRQiQrXhfgLtyNKExqOdnRftm3UCIkuKTE/jijqOqKn7ANEDi5Lf3p+ijSYoADKIwLXxmSaxg4KlXkfRMjzD7NjU4dKp6nsQiY9Y"
                    + "OrL3etjRRVlxomt39wi++L5YQHcVdP2jIR1RiA73FGHq452mqf3LDW/91mm9GZj6oTVYgaDOQ7Funb5qh3Xj6uoPZ6jO1FezIByHuvKfLGcTEWePRKc32ChM"
                    + "YS6QHuwnR+XXKL7iEAdE2sAuqs6K18ODg70DS+3Q95OCJUihd6TXN9nt6L1GVZPSFdL3TeP84ofr9+/en59dX0jXNjSWjUKVkP3BCV201iAvf3j/I6DYNxc/"
                    + "l5CNcthMgIrPerFYaftwX4LrCcqabUO1dSdqfvpUhUKEx19M3Yvdo1/igQ8B36OAdK3VwYPjWFv9rck+fXrkdBqNzUo8MrKyD2fnRXzVXljvAipj7mprpgBC"
                    + "q/grX3r1l73yZS2k1FR7aA3KEk7O5aj7Wan3sSfbAod+X4JqrPgAo4skNj59cWMUMnzUrVTh+xbh20TVVrZPliM7axHc379AT+Nk8GJz5vVnN52B591algu8";
            case 6:
                return "VYwD6spjqaspW6enLrdR0esQu0YHOK3qFCKB6hRqf+iHPEV9gipHpwmK5jLmWiiFpHCAoyxSc48qUd0T2DfTeZbbBD3w5BnqGxcTJJpTeoVBuASByKi6GGxT"
                    + "YoVV4P9piBgmo66sunDMWsnCmDBYx5I6Wbo+PBQ1NK3Vqi76HG2WpHHP4EMfbcd4En6+ncazXxEP5l8Wd8vfenv7B4evj96go/Dk58eE+uEfEFWS6Y/ESWZS"
                    + "L/S3MM6PztIURCDYU+kJ/dW0oNn2biDp4cCZ8pl55/X5zd1f9noDy/mchLFpACoVcuptth34h3nqOVZ7bBuvduCvVIbTp/uN6vxhs0ukWYJsE4k9VVyq2lRr"
                    + "0FISKYzYl+3jH2kRethmeaQeZTd1s9mucklEbvnQpKf7+vqh093czR8IZqsTWas6iUhpcsZAJKortIco9NIyJctOPemUxrS2aq0DeYbxAO1lYuU70kmW3q5+"
                    + "0u7S7xBu1e7rVt0CMJ8htfuqh4ZIK3LviFwFbq2B3dw5VCEOSEpGbd0xdtWOlhys2C/806MONXMLqWc4IyhVW9KmEItqEkeFH0bUncDU7iy7Gse58sLytQow"
                    + "apBAu+slVYGwJMNZ2/eePHFMbQ1ZJBaKH4XS8Ejqob6mgkmeLldEge/o2GeVYry5tWcDCBJmWGldUaUaaTkdsevrx43aDk0Y/uPqu49o52miEY6Wpk+OKoc1"
                    + "XueYZjRe91idiJLklro06IP6IxVdYJNovIVqvu7vZZmvPzIGNEWkMSCPswXkK79fyq8+E6rPsjyMIvIrKkjkAPEUDdFzRaPdXBmTHCp4K7JYRP1rOddDONej"
                    + "QxGgCsLrO3TeqKNRyqgp5bNA5S8BAYlFGh5Sw20M6imAfi9oxnZm53KKIH8+aOzG64OE7KRzahhA8/f/+j8GFH//3/9Wf/6HGYObbLArObiJ5bOZy0BiuAad";
            case 7:
                return "MdDI7MopRIW6auBvjCCcAlNyi39UM084oAjjUQxU+tPx71oPiuRAztJGpgZ4lX3IWWJtuJDpXC7/tZ/I7DaNlAMPaR0olHRVcNXPc9Uc1HJqZtkjKXDvhTyL"
                    + "TK8wS4ZO1bP6reWu4aIZre269V090JrHGVBIVPf3CjP6aOihCsIBLLC87YWCsSnhgAiFUb3QvFDyKJYvPKOo4Y2dHXVEenLx09XNCRHtFb9U3RgsqdOnxnU5"
                    + "d2cLnulPSzR4N1xJm4J41uAelgVjeUtNDfyXjFKSizYRutEnSe6nra5b8EZSOO26mpqe27Gl/0pnNHZNuW0wsxC4rih3DQs3GTJOyHv0z4XkTfoZzcca8p0d"
                    + "dScuaXXVLRqyxJIp99LHCIr2IEOl260SpO5Ryekn+R0Cdkv3ZOUHHvVhAstjkVermhGX0fCNqenlWP6uIxWO5G394srfCsUpV3Ol9zX+v5Br2WkbiKJ7voKw"
                    + "wIxIzaNqkeKaLNpN110iFiQkxMINCAeCFGVTVf0EPpAv6T3n3rHHL7KLx9dje+6dc+7L2YIZ95mp7DA9p2msXisxCEvvxrXFry35B1oYHdT7mm6mU2RV2D9+"
                    + "IP5Zw5pFRbrQ+jswjLbVqCAdhGoO2M+kbjTrliXcHR5OxkelSN0wztwuG/jgKc00RvsB0ZT7gs072crUt3Pv3QgOZLekKPbyjAwPikH17vgd3t4oo7bbdtko"
                    + "sHjutT5Q1CFS+b1Buh2YvNt4SzLQ2niHFXxbwpFBptsqV+uRuoqh6tYCzg/rGH1DbhMcCKsXs5VngSMnfjcAf54ts2IBknPDz6wheESVh6kvhSN1pMEsIBhF"
                    + "//HF6elIaxCVu9Atf06pFlmh3RtkRV6yhGbITBZGFKZriFeRwvdFlssmWbIoE3tRH2BYYDrpzZRrQVBmnsSsLfoBHAfqfY0l4Lo9FoI+PnqNn+Tg8tNX4fn3";
            default:
                return "tz/vb3/f3/5FIz988cUPi9XID84tcYs4qvcpFn8DZ7GkFx8Y6R0Sf66sEboyZe7D6MnWKfktY3TAg2FdsNJYnuFZQx/N8z2aoMLrqrgqhtPr9KrtKAyDIa0Z"
                    + "R+46Mb+iSKwuKA4zfyRWHZzG+iOBnUnUKQj2iDwwmkySvVJLHSl7XNBM8/t9hnOVQ6DOmTqWoRLp1ZFQzbQjulpT1ErCmgMdU3g6jesLuj+4RsGodVqHBc/V"
                    + "ayKaeW9oHI0q75fJHcFwVuDhKmMjobt9vUBjZflFB/ubUE+69VRVrhC/2z1OYZH+xh+tX9F03cZRjGyITBvfrXvWFYvh+mNjhJouiDdSDNTFH+ZXjUxLo2a9"
                    + "ewILdGtRrgr2BXFiZNUw1LXKAyoelLFV683UVB1DcMu5aPnQ2e2JOAt2baSRGTa+cHmxFDRSsPdonBJiIlbxa57g3h0V6UQLX9gU3ahmgXYd0fJeRGPXiGzP"
                    + "rFeCLStiTHkD4nhlkjHyTjvjcTnp0Uqj2xzhPPItmS+F7ucenlomV6UfqsSQjHVnipxmqGwmFvl6Krf0m+e6b4Tm6Vyrh1j4Zh8GEpykp8S77Xtg4okSVLLX"
                    + "iooRh8dB6ZmP2NC5un4hr/vyukY1Tl3KAKGJTSVEN5oJhFSFKB6Wv2QlxYqQjPu5QoL7sWQMeCFJcJ2QD8MGZR94HEFo5wzzEeeKZPE8+Z2tUq2IPj7NXmSF"
                    + "f8zmN8/5Ck8PVUdCDhHkg1g95DcVsjOUgioDIRzq1Qq9fpxkxGcE/YSMAznGCKqJbX9aQlZMc49V7rh8fXmpFhjMYnl9WUOPHd31Yv08GnZzHUBlll5m1ezV"
                    + "08sKZzS2QoJ7IEcWo6VeNIxLvR71/SpB2rS8Gx1kqgRtj9aW9O3EPuw80X+Q+A9jl9HSUkIAAA==";
        }
    }
}
