using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Gateway.Web;

/// <summary>The page of index.html, made by build/page.sh.</summary>
public sealed class PageText : IWebPage
{
    /// <inheritdoc/>
    public int Length
    {
        get { return 8742; }
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
                return "H4sIAAAAAAACA6xb6ZPbNpb/rr8CVmZCKpHYkvpwuy+v7TizrnUSV9zJ1JTLHyASkpimCIWkWtb09P++v/cA8BJlO1tbMxWLOB7efQF99STSYbFbK7EsVslN"
                    + "74r+EYlMF9d9lfZpQMkI/6xUIUW4lFmuiuv+ppiPzvtuOJUrdd2/j9V2rbOiL0KdFirFsm0cFcvrSN3HoRrxxzBO4yKWySgPZaKuJy0YoU50hrmlWqkanCRe"
                    + "LAsRyeyO1hdxkaib12m8WMk3+lYsZKG2cnd1ZCZ6V0mc3olMJdf9GCD6Ypmp+XU/koW8GBKAvNjRuotM60I89EajmQzvLsQ385P56fzppRiNQplFNDCf0xfA"
                    + "4WMiJ/PpM/rO9bzAwOns7PTpKQ3gQIWBKFITdX4JgCsZpxgYz86OwxNaoVM3ZmEutKYTJifn4xNJAzNJ37Pj6dlE0fdWZrT8mTydjceXvcfef61UFEvhr0GN"
                    + "yvJRnVcXzJwBiNkjajKdnE2iGlGT2XQynVV0qXMVzqc1up6dy+PZcY2uqTp+enJao+ssnI0NGRVd46eT82lYI+30PHx2PqtIm8/P5fm4Rtp8PDs5lUTaY+87"
                    + "8SBm+tMoj/8dp4sL/M4ilY0wdCkeex+WMXibfsSiKM7XidxdiFSnSjyJV6RyMi1o2UxHOyxZyWxBKOEs4sEi05sUCNzLzDdcGVwKZp4bAx8wNIe2XYjJ6frT"
                    + "0SQ4ORX5Li/UarSJhyKXaT7KVRbP6RiyCJUNBRHOx30yuo3Nk7PxGhiXGAi5KfSlWMsoYrLGYnK2/lQBqRM0TxRmFnINOFNaJKH26SgGEvmFCGEIKitBjQpN"
                    + "685pHW0cbTPaSP9l6BNAJoKIoRDhtIkWL5k2lxjE3JIpvgjbscX2+HOLAU/fq2ye6K3FQ6a77VJlivYGpFbY3mA5jQ14dqVTbYED7jFz/1Rs4hFN5GsZKnDa";
            case 1:
                return "/eQdEOiWdoBs7LBDcVTnJX03eEkDI3AS04Ui09msUnA1U2slC5+kNJrHSYKj4hQC9Y+PQflQTObZwKBZxInKO474GrhFCXZyWge7r51kooPLntF+4A4h5DoB"
                    + "bWaa7JH2GePIZBRvcJgRkpPAhTDGUsM6iu+BeamEtN6y5aDY2BaXMiJ4Y/4f4dLAogQ/q7Nllujw7rKhK3wSD2wVOfILcQqPdkgfiAXkDA7wRvxfeFORfsJ6"
                    + "G6fOYsfVmVHy1eIluZIQrYpNS346izg31jM11hMdVv8oajqsQn0qRmz4UCJi1udNy1hCy4Xs+QNG8vygS4Hj3BSFTocigA2o0hjjFOfERVOYzMAGLeQGW8pM"
                    + "vvlLkuq1JHXeEBS5n8mEz9pkOR221rFBl6S3tIp0zH6opD9OCfbIsOGztF4sia2WYvPBEYhR6iKv3DjX4SYf3cd5PEuUA2AGt3GxjMHGfLOCSHftpbI5gPP0"
                    + "pjAhdtpikT3Uzo/0fI60i5dVmAQ2/uxbit3dIMMG6spCPkdkgIjdVlkM1dkAnksQQcs0PHNcgP3BaSWuSM3lJuGwbLQqTtcbsoO1zpEBAoKQM5C8KaApLnwS"
                    + "eU60/FGCZjtdZ3qRqZzcsNsxHv+9toWNXYYk7AP0BZSctEmjMZoVgcoynR2gXASUt7QnaWxgkFNNU66czrTpn01OQGlDqcYnjPl2CW0dcaCDvmdqZMz3Mw4g"
                    + "QuocJ/n/t780VNgcwyqdVepGIGHHd9JppQ1/fzZm+SF9TfSitLOvxokxOEhgRypXYUhepWeVBY7DP5lyAEbxEfpQnvutGIljwDdR3iB4cUFnRZlet/j6zXg8"
                    + "flojxKl0y102dLNE5VlHfGDWdfnBL7nOv5DWPva+SXXBuUtlevP4k0J4y6zdnJkzYdgr95WoeTnTlVYxmn9s8iKe75yTVSlmrQaM1D2sMHexoMRi/aUE3WDd";
            case 2:
                return "MsCwKdVxqXddzKsl5CdnNoGVbbstPcLVkS0Hr45sqUtlhC18VUY/Jl3FJkZRSa5lKuLoup+qYqtRnoowkXl+3acA378BbCxw6+wUpa/tKQKRxPequV9kGjVy"
                    + "Py9kscn7N6hlUxUWYEG52Thj3p4j2vVv3uO/0MSrIzPjqGI6iGQiZ3rzniFiakoIEEwHxBzlsOD8ri9kFstRImdUUb+3yAAFs89A/FlHEG5FTAiRFt3c6Dg2"
                    + "pd39ikFx1DyUoe+d+Y9SFHV4dSAYptzXDpG/6PN5emtaG8c37yikyBVgHGNg3UT4dqmcvMVmHUnS37jIVTIX80yvhBQU2RDY00gsNGXCUFSB1LDAxrWBjA1i"
                    + "KXPBLpsnUrUVVLtGtANGgWJBhkuemmX6TmXB1dG6iTlrTO+KueHG6Oj+zW+MVh2dK+OVqKdjFzmSf+QdV0cMpqk8iKqFzEDyr+ZHXX+ARxMbwwqCZKb2V1Sc"
                    + "hs7O48UmkyQby/NX9bFuzr+gVlO6QNaQiyKLVWSYXMg7lRouG36CuSUbE+i5Y75lpHiFwQwGQwtn9CPn6Xmc5YVo4CZMu6SoiVyvVcoCF2Ce+Gc8+jEe2nOt"
                    + "uQ/FndoxZuZAKK0SMr9DWjTXh+RY57tDAdx8ZQgmBMImg6woWvJSlXkhQcF+IvVz25vSqpmSSyLYCekFGZoN9jdvNfka+3FFKY5dVJ5NpTmpAuboCAOq25Ry"
                    + "uVKczIj/vr19RxxyRgLPfSVtm+5IruOjxfbIeb3c+ip5M2wtMl7jhv/pmgeQOJ0DO/ovLbACObKO0EVxUASZkXICpZVYqWKpMWamjc66RbfUYSRyrdK6YVRt"
                    + "e86OjjK2aFe9oY8+p3+hRkmpClgoUvt+l5IcjBhODe5lslHkOvvEyVWqMRCTYd68kmmokj29sRt2NU9LjOg79P5lXGxbXQi4URtih0XVOO2CQDVilPXaiGTX";
            case 3:
                return "/TXylrqbyMMsXhc3PW+TQxdg1WHhXfagrDDFv4lrwBTXNzDncLNC5hAsVPE6UfTz5e5N5MfUFzGLWeDYQI70J7n2y4nNOtEyak2Bzcgc8hz2igNEjvoBav++"
                    + "0JlcKDrlDZIX33NLPLvFEIQND492QKn0RYGBH8DjINVbB5yoxfBcJrm67M03qYlDKvELuYDfKkAqmKpyFItBEC7jJMpUSr1ag7UyVALEL7M/YJQBMEEU90tO"
                    + "hAgQhbLMIKCDOlRgYSEEcg2PFfn1Uy57mSo2WepOoW5riSJJ0KeOQ4UMJZjABMh7a2+IpImmX5k+/AV/iEcA/Zvvsfi9gTvUZqZwS7fxSqFw9f0ByZPGg0yt"
                    + "YPc+8EYlMB4QEkdH4hcc9ecGAYdTUrg0ndxDsNaF01lDAR+B73STJJXHR0wIWcVRfgYVNVBhn28AhnbvjljOFkj0AWVnwMC6RhbI5W2Xbgmm9lfgyy34F9Pd"
                    + "nMdZTgvnsUpI08xiNnpSKh4OTG8Os08YscteU+a8iNmO8H0hPDoEYmDTxSd+ZurPTZwppMtPDAjqQ396q9IF5btnJ9xqpKXi0RHv8AbS+VJvf9KRTPxKM8hW"
                    + "kAat4lxB50j8NyW7sEWnYaJzUgojUFril7MGxu+En7i+vhYeGOGJ54YJAeMtLlh+dTQauwRUCY7gcdDQTfgalGuVYs52RWn0JKHXaQg3kPmDQPEv37vwxPel"
                    + "pVfkeS9lHoeCJmeFlv77gvKAgDImhNzsFe2FxTD8QZdqwtaQWhXQaor+WlEAAxl5YNwCxEYJxjUTaTxCpEJS+6jDK9DyN2lpdBZHB+Q//7km0O8sEWZZMI9T"
                    + "mSQ7a1AP7SOF4ZzMd2ko6tbQBFNycgF/RRootxLGRFbj2arBc5ZTGyhVsXSQfF48F74FdG3wGAhLjCW55nN5oTMPmeZbcNCdn5Pz8N79douzPBe2WfiePcZs";
            case 4:
                return "CJxDxnHT8QmR03Ll+Z4rH9bVYV8oZAxEaM0WimyjiJk15I1YuxE5GU9KsusM926XshZ14LC2mYbSEUnsdDtATZ/BbLxbrWHP6c5sKEEgQSoyZJoLavnh/1Ks"
                    + "NLt8rwfR/Kyrs7aoNcIlDJb19kCyOxS5Ju+/JDWCLxUzZRPuSJCXZUSb4qyZZsU34ydIH/ccYonQc6tNCAkeXEGpWk2QpAUm8SKhFUu688lUpbSmiM2bgB/E"
                    + "iw22ZPG/pYkhzmk84iCK244EVYRL34B9EO4YC3IoEF/hk+lWGmz24AjJ5YaoyUjtUz3KoWDK4+hNSFl7g5d4AS/AaSzXe6UEbKUnOVKlCsARplrmGcKiDxBM"
                    + "qvakhPbttxZh8YTc6z9e33o09sRaj3EnnikeclLCfYT0HN9AxdY1EG6ptJXP6jLLDvzgygDepx0xFo8vxb4qn46Pa2hf19GOxZU4vRTx998TpeaorvhTSyNo"
                    + "aCieIm3A4V+N5ePnLPZh375bvsQkLPuZYd1lQAH+udSVs0eeklEJGue2BDTWOtuZitQk4cihkQ8xcl38ccBaAqr5rpbgb5fmuPxrxF4aRAnvuUmtLg7qI3HS"
                    + "OThmZkeoMZ6jtZvERpwmt/XQ7fr3zrQO/4lZ53jgAgf7wSpuGdH+kWsIIwglWbgJkP7D46DlZ/UdKGXdujBgIGCJnQi45Xe+SQr69lBAokJBgkUpQ0ODiBuC"
                    + "jwJJDN+rt4jKToTd5A3M2waDPsRxzaUL4ejRDxlF2TUdYjKY33598wplIbBElk/zAS2AXpb1DTGMlcCB4VX0coYQr2+pZRxyoX3U+jqN8nrGYUZgjs/G4M1P"
                    + "4H5AF9TjofnNLdly3wBIeiKnYFNtPD0Zl1sby8UR0nyzBbloc9Nk+uzs8LZjzJmNS4oVnWvOz07cosjbj0ssqFreSBpjpOe4GK9g4Rj94HFMzFaKMgVPU/RH";
            case 5:
                return "DKDfth0mqLJBiPQ+fsgD3vaRNaTa52Cai3DA7H3wuFEEKHmwjecxSLU/vhc+9AxuhkLikLXLfjMtL1ccHr2B4KhTiD80mWgdkMcr+I7K+zjEUS+MtHlNvGbc"
                    + "RmbmJfejeMK2pp4z3tRABlDAcROv+cqLttKh1ZLmVroia59OHpqXUW5MrgSOnIpj3458R1cgYyQG+q2m114m8/ZLAu9QRKd1AIY+ulEzB/yYKYUwAke042X4"
                    + "KW7ERHGmtE5gJ7u2mvCaIxw8PTE68j8vDaxfNyknzXCTgMVGEWzWdPDAzMso1nyKNSHaPWTflqrESst+8YbfkTtA63jLvfnN429IT3g0T0AkuXdgpubW33rk"
                    + "hWiGMDeqyAfxYvgIOqhBEE+0KOoZXdJJwr1Q1if6wgk0YBUJ6Hw0pbrpVu7laHlgZ1j8Hq81tsI12jqRoXplOwlUI7GWw02sff8DeR1XLiRa330k39ujvkEU"
                    + "31PdgPKTvmb7XQR2WI8DM089re5Gw9B0qX6W9LyNjjBYYudgMNgz/Fd04eAyUr592COX+0YBvWNgW2RCyemZuwsw0fG/PcXcbJw4l2GRs5Out07ywrqAt9Kk"
                    + "rFyDkK6xb85jUlk6u2ohiZH12yjQjoy9sJCxyegtZRvslHhZw13w/DvIG8kYmyU5AnPUGlbL5kfW9yNd9vkTA/jvdptpvGLDB7PBfNtj7JdV8Y90gV+g1n6p"
                    + "daJkOgjINfmegK9yfqPQSeQZhaMQzlBmssCu3YA5E6w3+dKHYzKDjiC7RlxdizNyIbWxEvOpwfz3lq03z7C0DWrn54lS69bx72mM+OTNoPoKVRL191ewd1hi"
                    + "zvtthORd80QWP7X0nTVdfGBVL76g3VF0sIn2salRK3mnXkFhWkolzey18I1JZBsUb/QggXBg++K88pAFUfMmpnsNkxpht2+sYKFaOcagYW70/sNZW9XXSlxr";
            case 6:
                return "kPtK9eYAzXl8HOeC7jxzU9Q4aMhwBjW4/PjKwEXMjUOG9FDHxqMl1NBi/7I89hx3jadpLOXnhNSCt82MSi41JCr5JIDVOwQr01s+1QjB935VJFxuwtEPasPa"
                    + "mTdcQM5ZrYlwmxI3+hqEwFFsFz4nP6PnfjoY2rQOP1mJoXL50lw0irevf6BqrY4BJyaMAv8iB1XDg9Wbe1UcUvBBQdqSyPd+e0Sy6KhZ6O3fJXpWWhUCv6WZ"
                    + "WsAyOLfYlB9kTzJiVA8x0+gCu29IHgIN6EE2Cr3AZLOt/NVaIS3c8/XsldnXczFaUyM48A8IVNyejrhN6zrhsFquLYz6L2Xu7+GANJfHXLf6sg6ekbTgDQxu"
                    + "bgKNj0Gus8L3JQyTtd7KUw6ChPMeyuplpnw7PqP4VRq41X4mnn9TD7DpDCy7/tzA0b1XCdIznRkzaAU4p0iHN5G+d0X2Wjwzle2tFqaxL7bUyICuUfbN70VQ"
                    + "w1Kdu0PltEnMnazpM9HjNqrOdqa+7RDCh0PCCWKkSJ9+mbNQBh+518E/RW21vWmwb2RNhf+kCuqNtW0aqwuNuk52+QnqprGwUTo79UZetYOSiBdmhns7dKnP"
                    + "1/nk7/lyGh90HezqbpdbhXpFTwN29ulAYE2glrR01NR0kVWrYroqZ24a1J1L7jULaPLgT8oKuF1O23TF7yinB0bD3UrO023r/T3iBkdGygIbZWgZSBpm4xxu"
                    + "w3LAJbIba5EMni2yBGFTtUjRHalflcEd9kjIuPV5K6ixuPmPHg4EvedsctzZo3G6Vruo3e+Vne5a5vjtt3U1496qvZljXXseFHJB2mX6Ou+8z2qlVQPrzw6o"
                    + "wV5J+0VlKG/Pmy3056wFZK8WZJfoG862tpZ7+Nx1dxejtqvfeS9aL8Vbql7eHATmutZg9M4+7WxOdXDEhN5WlsQ22LjRMKGas/m6V+QoR5264yn/MRPcHnLc";
            case 7:
                return "S+gHsu/vxTfmmQm+NKw5M0q2kjsY+z1dPQbEYpcF9B7cvVyjDUOXdLUbORxUahHlDIdTA5ou0wImD+nAt+bW/lCXyGQh3IUi62Qc6AYg57uBbv6VeUPJRFaR"
                    + "Ou9M96PNPMLnOeH8pig9Y267nO5CQtBD+czyyeQqA/bmfEXUO0i8RatB/3DvdId93k1bmfC01MM1j5p3XmWq5Mq+lqK8t7tcoQBvDt7eqdFmDY0Zw9ejkjAh"
                    + "gNRE0lwzRDA+Oes35XOC3odzXpdSCWCLDvCqh7Ma6XS6Wc04wzJ3uePaFfC4un9zZJXsPaxbjAnR+hcVzDUArY7lFc8+r2VVZnhIyapE8rN6hjhKL2g03XOT"
                    + "adpg2ngBlhdxkpTxuCMEszrWMteaRpa3EI51P7x++/r2dcsy8Z8vaSZOq4hWEbPFBPF6E5jdP+mhDYvUri5/U8CwvWS6QkfcoP4Ytcuq8NWMXPinleAFNs0e"
                    + "XDZT5t/YofplYKwaN1xTUmusshfD2WuDbS38crjmySqZqMZMMOTYRqDMmM3ZutMvbr17ZTHmnvfzOrjQCzEp9X5Mq75UqDUbSvUF/Cdja5XRXwZUBx6qnb0X"
                    + "M81FVh0E1Tfce7ospeluJAypbUkY6rDc3DB0vScxM+Up9BbCwCRl86ueFwHpOqPk2KD2sMSK88AW+pOhv7Dcssg8A4lhde4ZiCQW1XSjlTWU8dwF+W7dMrOB"
                    + "q1h4xco8QbKPuVjrm8sqlSPu+Lye7hvppRE9Lxx8QTv51uer2Dmo204NiaFBkq627Q0B9QhfmBYJPIE2bSUy5CEnBPSuoCQwX8qsohBF0Ca9o/6j/Savimyk"
                    + "OUuP5b+oA/f2QQ0fcEj+zgraxSN31ubQucw3CJr+oWmsNTrToYoTv4ned2I6mba71F2vUhpaUypFh8ibXocW0HKWsXvAYh5r8FBe6HVggJtw1O3TD7naMm3W";
            case 8:
                return "hWRRVr4fI8+/dFnncLVR0rhgjpAG1c36QJQ07bHSKZdv1RoNNx7lv6HKP4ypv8rfTtbUtmct59XQbMfEZkHVMIj644LWffILh9VXXyq360oryweR858PUVrK"
                    + "7pQ0je8oMiqsLnv/29q1PrdtHPHv/iuuM20JSChJgA9RD8oTT5wmbeLOJG7zgaYzfEnEiCJYgrLFUZy/vfvbvT0cQMhSnM5YQ9z7tbu3z7POMy8OW9CKdkqM"
                    + "xnX3FnGVEyAcQyOW3BTF7AGS+f5i/07Xu8FX2+1kbzkQbjhBxqu7qyvMyLW7SdfQx3Bz2m4Glfb9a5icEoKMSn78DfZQMmPNHLyiyp0XZ+ZzrmbNnMjpAvbW"
                    + "Pm0hA+Sbb3748Z8x4DEWfLcrmYj33XOA9+UfgF7mBhvhC/qBpMvVZaorlmW4/Hbe4wL6DcRljrOJYiS9PpfIp1+ILeUifOiqRp7pyDHmJPATwmwDLDmSwQUm"
                    + "HOqGFuHZjVxJwFMMDrswecb7gK0ljp482ZdHdWi7/644bX5WPRCBEmWy68cN8dkObZjPJ2Bu8rG8Fd/8tQ1UsX6u6j0AcrHK8p34HfAMm1ZEIAFBzK7eUhz+"
                    + "HChJ2DUJ95LGOmiIikhqrN4tolF0+Hyyz63T0k6CWbL1gdfSM86HNhXOQeJ0NjSx5zCEQI5cnIbk88Ik+i0OQbUYr1dsDZLXakJE+GGsAfTxTIZCLugr4vDD"
                    + "+V4o06tVNg1GFiHvpkwSgkAm/zcTh3KxhWMi7Tkb4s5Mcd9IjhPHKm4rZtR4kwlhBWSsWQix1vMvdGnBKMIyEse4+4Xv3oqBuerQwk5j15kBD1d4f/huMSOr"
                    + "95+fuegkF7oE4RfEloVuCDWR9QQYE3WT9d1pY2ZZn+tcE9U41/jbQ9ykBaCD9R4DppxTUmUSu1oUU3XuLstg2SqfRIVx/UFQLqADTmdwS9qX+dfV4sNihTPj";
            case 9:
                return "Cs18s0p3QaPVKEUnOGMzOBlpQdcDW0vr7Ad0dPPAer7BPWyt+sOiqYMYYKgW2DskUYNsS4MXlDmADyTfpS7nHz/9601zg1d8Al0aQputU5NpHakCA1qv3On/"
                    + "U+iLb2jS5qhlRPMuMwF4LRerVdYQrlrzpvtFJccCVSVXQIN1XwSgeZatVUeIOk3R9vyc7paBVqVqdOXKevRDIcx2ySDWCCW+we0hqIGAqbYBlCryiiTvs0nF"
                    + "JFWZWgnQEEngwcAof6ad0ncESVMzNjCOieWf7vRaDTNNb2HKI8Is1fCc362VfGjesGYocMuXL2dGf/nSuIxSwkt9KJV9mM1AWupX9ui8I53SmZvbpYFbl6bO"
                    + "yuZ9dpk1NQvdOiUhH9ajCj+mLjLj2QQBRC/LhymZlAOO1G6pHmZFxQ4EAb1lobdQkjDoYccRR6fOp7Ye5G/54ggi55sK/IlM14a0lOjI6w+qoI0MTrM4zBpU"
                    + "5AqFkrgCdZ4Wntv6IFNUv/3vbmcrKw2TrbGUzIKjIn1dF8JSNAq0qtXQl4rqp5LmgoCKzxX7rfVlSPPviZtgjkFCqCSD3ZCQ83gQji31FSfStuSqxo5klh/i"
                    + "48hZfShqWPYJt9r+nRT/lN1tZxzkkVIR3OKZAK4L7/oDhgjWp8X6cduMRDf4thkJi69Y6sQws4SSCvcvu+RB95Lv1enYrtnxP6palFG38pjUUG9UMDjNTbpZ"
                    + "vKU+766XgUbNfL3gqBkSTBaTWxj66IL6kRtrNBsQzoqVzLidnxeLs9eIOPfSraGrlOFBUOdKvcX992BJtB2LuTgiU3/HQ+lQlyF7Q92iVK/Wd+t3a9diaOs0"
                    + "N9mmYqDnAsinUsNTLvDdNjSt91xyZoJ3H4/Dd2t+D84EzaPwz63m4n4xC7hcNQ5oFXqozBl0jUTS4SgZW83ugVh/RVIuE/cHfwtFppUNU7Dx/YnZnZxjizNE";
            case 10:
                return "R9L5aGTGEs+nkTjeLPdhIaBIlQ1ugefk3bBcqMZgUGegZQhl2pueyRuHMtKDBbvd4w7OJXHk0+/x5neyPyyqL9ntzfCrUO1QOzu0g36fXQcuPgJEILuG0gtR"
                    + "2uApXLikqu6U/D/lgV41nVK/dXZTF665tsF9XK+Zz6DU+JYfOiGRoZL/Ntv4mXQgNENb+YIuDqFmXFYmdSWJAEWKWDR8WDfKI1Pi3fTZOwih9u25kshXdV4X"
                    + "Rs8j3MyIB1bmS/NXqWcwYH9L6CiCisJgYC4vTR9XOctScd9JbquVVc4QUzH5T7r4yDTqK08nI50emS5gQvoldHo9gVRk6VAqqujVClok1vIEqb3pOFrEL/Bn"
                    + "Fpk4GZQrdJJiQDqygFdIsNklwByEUVkTcmQGkfmTbMKzehlQL90w8pWspQ5bptfpD07apyRsej2ruIYYkE8uEuoeOw0S4s6B42ytU4ZlLy4LfoM296m95j1G"
                    + "RW8h7UjJfXU+IyqKI5NEpjPmMVOMx82v3TnA89R6fMf9kBgP0KftLqBWjTYxaVZmYcWonyg8IgsVky4Fo7Ob/QlOkP7oN6HfXmROKdWlFE2NfmKaXtynZCcy"
                    + "9BNjwlQpiZ3onRNpRFe8C6yiCx7MyoXRwpoU/KIQ5h0bf06muXxQL0HK0A3w7ian3dP+SXJKEP+raYdlYC8hkBJOXLmjCU1vSn8z+ptDt0g7fN8/6faSTpsW"
                    + "0r5fXM3mk+ngFL0ifTogMXZ2tdB03O4kve5Jf+xpW1hORHwWKA1AFCOLVwJn0uXb76q6ZgTnNZoAjc/DV2Z0GPWFQK5+10VyWTYEfrngxYD13UIhDIC1ZVCQ"
                    + "QkwwfzUzmv1v+JgTchTFMUJ1KHeK4jnX84sTbv2ect9zQ/wGUjf01SpYBdGCHh0LHxDBqv0kODjB53jEvY5piLjnwOLuFtQXGk6a9rGAySiF8Ig9xHMBjBzY";
            case 11:
                return "QBnnCPDGXBlO49yDVHCsAFgZh0kCCTEpjdcJaUux53Pe8ynvuf2mf+yeThO5uJB+fuVpXdKmdhKiKsjjwVh7UQc9kzbmK9AxxfdUvmf4nsn3HN9z141FbaIu"
                    + "QbVH/5r3+HhfzasQsNmmtxII48MMdiI5t4VK8gR+1oAf3Gu2kFmSYMNeZeYvZkN4ZUvYgXvtzngDDxWig2tEPmQ7Gxpt4VDNWRviYKhCTPSVK52rbi7Y0j56"
                    + "WL2t4C8fJawU1igAg6VMA+SOp4cJBBsCq8J2sCyqOe3+IDxskoSfIw0lDaeFo+A+Mmte4z3DAWDiHvDBAFGEyFk6zzAqBg/C8S8hCkXw1NKuJXySCOAYkUXk"
                    + "3nwEzgxrcCblG92KjToOCAS1gMq1R+C2d8mEwMh2Zcv7QMUA24I9OQkJ/TURD5CSDeqA55AmJ0WLPa4M1wSpU6T23CRue6Z95lxNPvIa56PuGNYabS7pOK5k"
                    + "JD0Ol+MUoXo+6o2pwm8u2R+j+EZoCq/NJxsfM/b1l+6AeonXPdJxp5KRJDpeWwaIMZ5LJZKKNWWpVN68W+fL9GrHesdjHliuLCdb8YyxB13MFNW45acXj/Fh"
                    + "D2YpR7WUxQknIpgUVmjM0sH5Jy+EvOpkIDDlgvj/T4G7VhH1rNhpZo+fFVPfBA+/JKnOylq8IeymxWmavIpsZWGN5GjeHRYF7CtdshXyINSwHEvhLH+R8evL"
                    + "6xpOm+btpEhS/n7WuPp5Uh57Xknc0w17ey0X6VafzYFVaLWvMR95fllQ+py799LY9vC7/AFJBFNvQBtoOYwb1rSuw5X9AM8l5ss+pfXE6t3Rksz4B4Po4d5v"
                    + "w3MaLWKc7zYNnQ0/0PX8c3jk8S4+C/vwmMRiRs6t3Pmd8xNkW/jfb6+zHcmPTaizSOhVF+mSNzq7yWVQK9AE6ZSoC7ow5EAna3F7RY+pA3kANR8gT/KZx7eo";
            default:
                return "Obzye2sYAB2q2eYzR6uS/nqXXV+zT4TVB/B7Q9/huUmiNYHNjESRUC7Tfa/xIC9bY4QbceEYYRGZcRBLMT+U2r801I9WGklWmVSpKukcD7bZ97MuWvaBypb8"
                    + "lw3/Axn1AnfDYQAA";
        }
    }
}
