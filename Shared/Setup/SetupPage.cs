using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Shared.Setup;

/// <summary>The page of SetupPage.html, made by build/page.sh.</summary>
public sealed class SetupPage : IWebPage
{
    /// <inheritdoc/>
    public int Length
    {
        get { return 5143; }
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
                return "H4sIAAAAAAACA61b63LbRpb+z6eAaI9ArECIpC6WQYEax1F2vTNxvJEmU1MyU9UEGmSbIMAAoCiGYtXW1NS+wFZl/+zvfbA8yX6nu3EhRTme3Um5RHT36dPn"
                    + "fmkglwdff/f29i8fro1JPosGjUv6MSIWj70mj5s0wVmAnxnPmeFPWJrx3Gsu8rB90SymYzbjXvNe8OU8SfOm4SdxzmOALUWQT7yA3wuft+XAFrHIBYvamc8i"
                    + "7nUJRy7yiA+uYzGesXfJrYET2ov55bGab1xGIp4aKY+8pgDmpjFJeeg1A5Yz16b9Wb4iODdNknztJ1GSAvuEz7gbifEkNwKWTvvt9oj5U/dFeBqeha8w9Fka"
                    + "YBiGeM75Q+6+6I66Ye8Uw0DM3Bdnr8475wwjHM/dF/7roBu8xnDGROy+6IzOfBZgmMQFkhEDvtFJ77zLMRonCYZd9io8ebVp/H7GA8Fac1DO06y9RSSRZ60V"
                    + "9QWVnbDb656XVHYvukHvpCSUn3PGw4LQ14ydjboloSfs9OQ0KAk990c9SR4R2rnonnRLWsPwgl10SlrPwuDkgm02jX9aj5KHdiZ+FvHYHSVpwNM2ZjaNURKs"
                    + "1jOWjoG40ydKx2myiAP3nqUtRbrVl7zpGSLX6ocwB7d7Pn847jqnZ0a2ynI+ay+EnbE4a2c8FeGmQdQC94MyE/e0l/JZvzjLYIs86c9ZEBBJXSxtGpPumhAT"
                    + "ndztOidntQ3OCQZGB0C9LaDO2RbWjuGcS1zz9e7GjPu5SOL1EyZJIVZfScXtzh+MLIlEYKhF0kCx2E5ZIBaZK4/Yor2k8rU+LGIjHq0Dkc0jtnJHUeJPNUw7"
                    + "T+au84o2ST6WnCzaPe8QiTMWRbYDG1jXZY6xtQV8SsAini9ym/TBUs7WSsjdTud3Wwf16qQ6Z2fFua6IJ1BTvotXK7tYfcYi/h5hnUp9SGrv8tWce/ARfwrr";
            case 1:
                return "G2qapSVomlNJh3Mm95S8TRR5FfHdnjS9E2OWxEk2Zz6HKS/yHOrdYm6bcUOq5zniyVz3El8XQpzEfMsf1C5/kWaYmicCYTItaHGkBzwRod5SQ5LE1q4x9J/R"
                    + "p5Kmwu/Cvtgo4sE6gQhEvgKfm4YbJv4ia9+LTGBtnSxyGUVO9rKrV9tJGCJGk0w2DQehZK3lUKcS0xZWeZom6Xp3ob9l6wBLk2Vp/2HEH/r0p71M2dylP/0x"
                    + "HuCtUqcMUT1uC8SQzOVxoHYPlA/RNrdrdI3XkvNqxYGEuFwGAZnI3O5FBaGNoS45ZVNOzPPsNwlTei+c+lQ7tdxraNSlacn4oqOOgzg4z9aRyBCgKIcpgylg"
                    + "O2WgKkCNSFSYemfFQcWay2fzfFWSS8iwmky3xE+xHorJFjNgX623bfFpkLmbiCDg8XAL64GYUaJncb5pXB7r9Ht5rCsFyhJUGcBkqHzo1jL7JbwvNkTgNaci"
                    + "DpoDbMYEfgDVuJwbfsSyDKldzJoSSlUOBDenPK9islyZp8k45VmGakASaLBUMISUexQicxhuzmXt0pPARBgZLiGa9DC/iIqjpOwwHwkJSUNkoFAQaCS250dp"
                    + "MuXpvpWM3fOgWDheRHVmpAcodhCdMhQwmp1jzQ8ewySdSQh6aBpxcg8jR4HDn0EUiogXnO8RTpTAbKp1sPwBGJZwUsn/pfSIcs5IQiOfiMyYszG/lKFXiZiR"
                    + "eGUQls8E25SZ2E9m84jnmIf5pKj02uU6yUBir7NX0KYZGS+bkqg/i/Y3QmtkS/eD2wk35CoIY7kRQX+ZkScYcePbf7u9NZQqHMV6IO6L3eRzSkTyCVRgkWxS"
                    + "uqFmRg0UGMpQKOQGfw02hsVeHqtVKjslH+9R2xqtm5t3X1taNqraJSO5ycQTiSA2VkJo7Ij6CYYPpVw/L+e9WP8lyRQu+BXVAoNkTmJmkav0OYYBLdnKzBSQ";
            case 2:
                return "iI1VskgNSAZHTKEguWmLpglQEse/cf5T3UqFVo5eniGVW0ly6zAN9AXn1TSMeN3UFlxMUWhvDv7AV4UcLshWTnqyXWE+4lpmS9PJSAwwA8AYowSFXOYYf0bm"
                    + "h2zQJSTL2KUHSC6bYKCEmMQ+d/bKSpOPc/dRb2RzHkWyeoG/sijjNd941hxnbApZ1PzkW0yABl7aZWHRCtPbCYtjSGLHAGxkQIige7KXcF9twok0OUsCYmYx"
                    + "Qw3kf17Juw5cc0Wt6f2Kkpa6RcLspzynyc/qvXAepJpdBvfyRUg/yAb0c4xtC/BPaD++GDkB/9/9XZL3//F3jU3tLOriZg37bYSQdx376WqeS4NHuxxr1bVu"
                    + "/3hjbXsUGVwelSm0Miqe5ohNPsKHyg1cKxmRBGROErjMymh9uP7Wuiyq7hoVb9k3Mj3tdYACvlJHnSmV16izbyMTbqNTCZ72eE2aKUgrKQJ1fkU5pf+A50xE"
                    + "2eBSVzv7OKuCJFwemteQ+2TxPMcV0D+W9V28z8lgh2+FngLisyRj8R9KaonvORKnCJMUVEqdbLnhrUBkhnfdf6E3xvn8RkL/3YlqN4bdFpWPEUF66VbGKiuk"
                    + "el45P63lFddg2ZQHBuRgjDj+wh7jFRJHPKY8QpF2zIO9LNCZXxoOYr7cU2J9UVyAFqlfeM95kJXHDd5kU0kz0t0esmX6Q8pMki+RZJxQ+iVZvsfTk5T/ZfrE"
                    + "zi+oA9TvTcT53MiFqmlATRKjPNTHdFTio6bY6BhZzlYIWktk0b3nZoTqRmH4rXxYhMxQ8Cio1ZY1yei8rgVDHZCuMjl1O29VNIaoA4M6hlqtubcgqKExpJB1"
                    + "wwF1oWQFAmMpEPtI9ekKqqvhO6ZGgn51F5b5qZjngwYYRc340hPeIEDjP0Pt7ox5fh1xevxq9S5oCcsOvZctkzCYlg0/nnqD0OEKJLubDm2YF8+8O1PnHNM2";
            case 3:
                return "91mZObTnfObdKTgVxgHqMyzoue34RovVTAmlQwtWEUPM4bDfgG2QZmEg640t5RHQk1KMdze0lQGThaR9zTPdAHq5N4ArGbcIb0iTEGnashwun1q55UQ8HueT"
                    + "foNlq9g3wkWs7Bwu3pqzfGJTZ2utNcIJjuw3RNhSBDh1fz48JNADz1vEAQ/ReQbWxHmjEtXPjJB65lcsE75hHo3yhLVu8hTic8I0maGkS98SQY7jPEus6ZpH"
                    + "0BHFBNNy0C0uuGVZBa+pB4uHa4c89yctEwaaL+bH5lHJhFej7Gq9cdczDtoC1/zw3c2tKUFsapopwk02lmQzdUjki8zzTjvdx8fasPfayid0gwP9uIomWzar"
                    + "7taeK5PyQBHGKM4s0yQegxUEGmOGAKQmShBEV8kGM2YJ2Z65KRj8pBlMnU9oqFuKwIPUSaaKEuNTv5GC6TQ2Pm0apSIztmqBRnkNWupReJjyPEX3VSlUF7OH"
                    + "hzyiDRq/sNbkF2SLlkM43ur3HPTcr5ZUOeXJbFqbhg8mUfQuzpMfBF+CaEXhRtMReMLxoyTjWd4ydZY01cmBFTjJHCjzdMEx48jI8EeR5Q4LgpY5YgEghQM9"
                    + "v8lhSQgDMBGZiUUsrxLgPLTXLE2Ee6X/+3DenOsQ0DLpRobguDqForJnSnWafe4gAqlB2zyCZDDzRBCNvYQEnGLQiAejFawDeIhgFiKJtriWb+j8tODp6gah"
                    + "xodPtUy6W1QXlKZlCUc+tayaQv2IM3jFuvFE+EpSOxjfRBGQKtOMk7z1gvZY2IRYd83gKtwbcCfls+Set8id9u6X0q5vWfOaQvRurZMC23NqeR6iLi9rYxVW"
                    + "ghDltZg9srwBghkFNQSuS/b4qB8Hoyt2ZFIORGTBQ1WqoDLjBn+YgxMemG6nsARkuhrG4x8/Bkcvj6FVmGFuHR4e5QOP0c+lN7rquCYzlpMEZR22jVCsUcTC";
            case 4:
                return "UVtnwrPLc4pT6GLBqygedHsXj4/Hdx+zj8e/d4fleSpGTMqLDZQosHC66EPTjjZ4C3fFg8g+INNEkoPcEbEfLSC/ltmm/766/ud37w0TvDxZun7/9e5ChGEh"
                    + "VkSt1+eKabJsqjZQTxvqtq4ixDZYjhAFOgjeGK3ATMl4uoiQK9eN2mWHe9e1QShU2eravY6Fox4fWxDG8dGL4eOPH1/WxBEnxrFxZLyg81C9JEs6LoZYXtKh"
                    + "sjXjYxHHggJpxxrajepags6hQy7skx5WdNvv3nVsKA9Hd08IvrjIKqC7Crp+O0VbFKJzuaW4JaJ5aTN3rP1zp/162NIP7eG6Y590NsW8dfXyWJRMQaBdfUOD"
                    + "TK6uZwIxFnkmS6PJaj7h8ba9Es96wQhFCrlCBPC5HFVCo7hMIA6ItKFd3ARUvJ6fnZ2cWWqF2viCJUihd6Hnd9nt6LVGVb/QEdLYWubb6+9v333z7u2b22tp"
                    + "S6bGslPUELLf2KELnBrkh+/f/QAo4w/XfykhG2XPQ4CKz3rNUWn7/FSC65JaK6lUbd3amh8/Vr4Hf/yxpdvhRzT8LPAh4EfUIa61Pts4jrXXMJvGx49PrFOj"
                    + "sY0Sj3Rl49s3bwuH1uZar8ALdUHwVMBbwzLhyy6LCtG1Go89Wf859BoBubto4nVKNcZXB3dmIQDkvvoh5rBy9imcvYUcX1ayliP7Jx48Ph6geHUyFB6tuTeY"
                    + "33WGnje1LBd4K08G6srdqHxVLkbTX3I42KtSGZ1LqYyKW3pJU6QwJELF85TijwwnFrKllAhwlHVM7lGxootB+262yHKboIee3EN1+3Ky8vIrGkKFLkEcHh6o"
                    + "8hXLFHuhR/ybiSxTAUUmZmyz1rJ2IgxWX1Inq5vNpiizaK6WmOkes1WSxjyTjXzUm+OJ+DSdxfOf4MGL++XD6ufeyenZ+auL1yg6PXlvlVA/8j3iQDL7gTjJ";
            case 5:
                return "WlQE/0nE+cWbNAURCJhUnUBpNdFrtr07FM2joTNj89aDN2B3D7876Q0t51Mi4pYJqJTPI+bz1rEDi25deY51PLbNl4fwsM1u2U9Nm6z7iQ9VaKg6RavKUqwX"
                    + "JurLfuC31AWB77WrvVqUx+WWD+Wg26qMqwhvnzWuq6PczTeqQdnjKta6TmoSGrKpI1IVAdoP1OHSFCXrTj0vlNazNWttA3mmuYG6Mr72HUntyjvST5ruQYdw"
                    + "q+5N92AWgNl8HlEYpW4Joq3IfSByFbi1BXb34FDVMCQZmrV5xzxSK1quMFsUjKRfmETxWpx6XslNfU75INrrNQnSd3ScsEpi7qb2fAhyoNRKdqofUy2KbB7t"
                    + "+jz6y2qFOrJ/vfnuPRol6gBFuGr5ZN+yg/U6fQUaJcmUCl+wQyWn8kaoFL0MV/Xs46OsnNQLUyNIeIY4TFcN2RIJg5xaveKbUBGV5SKKyDwp5cr3bFdk/18o"
                    + "E+X52l5ln+atSeEIjbfyHgJmqa86eIA8j+E3aGY42suhrS6SvwhUvlQFJCZv5KNR4xAZJGcpyKcrEPABIHNYj6f0XrYV25mdy65NvqY1j+Ltxi277FyZJs74"
                    + "9d//xwCKX//7P9XPfxnm8C4bHkn27mL5bKK8lW1ehavqkO7MQMywNZnij+qWaBPUYj4JLEqbOqjQzWeyQE6lywpL25q63KjMxJQTVfeW6fQn/9rPJEMbFgV1"
                    + "ZQeIvtmUhI3KFgMVtqTwQyls70BCYlWiUW+pVeyh+cdHBabarOLF+26fW9iDN1Y1vDQr80gHH53zr0yjZR5tTR2ZlukiNLvN7dt45vtU9csPE5pIDmoTBXKi"
                    + "KAOf0j5M9azNgZiC75DqTTJJ064AZbCqcFy1u+7oqusq3q56bsdeWsVe/brDHh8ejq5aJQgh00soYruW2+7aZu31SLlfnWh/hkqcTJtpC4RafKCwc6+gDzZv";
            case 6:
                return "6SV4IALp0pTyTLfQ2EHFntJtdYJ2MZg2BPw1/N6UZyn17j+pbgAuWW5YKPlA2Yi0CgWMAylGHXj1TYhMMnBtWVKRPCloaUtF4NrapvJUXVdLGHOydPIkguHV"
                    + "Bl63n/G88JoWulbpIKGIRTahKGCh8UDtqDBui8SSTubV9pMrKj+5etXpuGdqZxlm98P3JNQTt6YvDsitpQfr3rruw7pcybTOCbyqSN5ORAR/iOWtn1OAFoWM"
                    + "rnpHz17aqItfYB458g65mKBxTc0PDgq7QEay1oOTYjBonyME/vrLX3/95W+//vIfpltMvzorpmE9eJC4E5QXwp96JPY1JdmieSwLMHVCv1gr74Kt8vamqNFH"
                    + "G0vVU7FDH2FQQLJqkibx2N0dfeyuP6MJqfBtVdxlto8i6mlItWtTgAwFzGTY1xE46+vbZRQs8qGv75h9Rz1ITVLc3fGnTAZjShYqXz1ZVtMIjyqGe/WwfGW6"
                    + "VWaWrRVComO8k58mSGOljxiWE3q7Vn64I1830fVh4Mh42m+UtiK/oz7ySOvFwbXVJzdc2W4iuTIdameA1hkvd2/Lavdt1vPlL1WRVq0I8mhC3Z4Xp8kjCGa7"
                    + "pi03bJWM2yeV1etW6arOgAryqJatDsoi7gm1SsVWeaWP7eoG2NKIpadOEIQQFExtEPRx0j035Kd3dKkxpXdTqEekZcgPsWpn73lV0Fd3l2RM+6OBrou3I0H0"
                    + "bCSQb6tg1uJZCPmWCwYS7YQGubMvZKHs7S2fsVh4uepPIqq+qU0SxW22ERVu/cSMqm6hatwwt7+Ts1QHqTHJe9pnLt9N+lgsVL6ANLlkVOryVDpEysNFRpUj"
                    + "WT7BPHNLv9lLsKUier/xtPyu4pCMNWUgChEis8VoJtDHyYvhecrvQeXXPGSLKKckSOIyEZhMav9r9XU9tiogvSKhSBw1IBqq3T7d1pfzMhDK6Eyhrx7tCE7W";
            default:
                return "G4qpzfOtBPhQ/XV1KQL08k02MfXEobgDEaBpL/xu/7W5+pqbZD+shRDhDUSFvaIe6hBSYRkaZPI+4dD3BpA7bS1iguKvApR2Ad5kHSZTAL2d1a8+L4/1h6nH"
                    + "6v90+V90phXu+jIAAA==";
        }
    }
}
