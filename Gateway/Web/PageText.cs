using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Gateway.Web;

/// <summary>The page of index.html, made by build/page.sh.</summary>
public sealed class PageText : IWebPage
{
    /// <inheritdoc/>
    public int Length
    {
        get { return 8532; }
    }

    /// <inheritdoc/>
    public int PieceCount
    {
        get { return 12; }
    }

    /// <inheritdoc/>
    public string Piece(int index)
    {
        switch (index)
        {
            case 0:
                return "H4sIAAAAAAACA6xb6XPbRpb/zr+izcwEYEJCJHVY1uWxHXvWtU7iiuXZmnL5QxNokIhANAOAojmO/vf9vdfduEjaztaWXRLQx+t3Xw1dPYp0WG5XSizKZXrT"
                    + "u6JfIpXZ/Lqvsj4NKBnh11KVUoQLmReqvO6vy3h03nfDmVyq6/59ojYrnZd9EeqsVBmWbZKoXFxH6j4J1YhfhkmWlIlMR0UoU3U96cAIdapzzC3UUjXgpMl8"
                    + "UYpI5ne0vkzKVN28zJL5Ur7Wt2IuS7WR26sjM9G7SpPsTuQqve4nANEXi1zF1/1IlvJiSACKckvrLnKtS/G5NxrNZHh3Ib6LT+LT+PGlGI1CmUc0EMf0BnB4"
                    + "mchJPH1C74WOSwyczs5OH5/SAA5UGIgiNVHnlwC4lEmGgfHs7Dg8oRU6c2MW5lxrOmFycj4+kTQwk/Q+O56eTRS9b2ROy5/I09l4fNl76P1jqaJECn8FalRe"
                    + "jJq8umDmDEDMDlGT6eRsEjWImsymk+mspkudqzCeNuh6ci6PZ8cNuqbq+PHJaYOus3A2NmTUdI0fT86nYYO00/PwyfmsJi2Oz+X5uEFaPJ6dnEoi7aH3g/gs"
                    + "ZvrTqEj+k2TzCzznkcpHGLoUD70PiwS8zT5iUZQUq1RuL0SmMyUeJUtSOZmVtGymoy2WLGU+J5RwFvFgnut1BgTuZe4brgwuBTPPjYEPGIqhbRdicrr6dDQJ"
                    + "Tk5FsS1KtRytk6EoZFaMCpUnMR1DFqHyoSDC+bhPRrexeXI2XgHjCgMh16W+FCsZRUzWWEzOVp9qIE2C4lRhZi5XgDOlRRJqn40SIFFciBCGoPIK1KjUtO6c"
                    + "1tHG0SanjfSToU8AmQgihkKE0zZavGTaXmIQc0umeCNsxxbb4y8tBjx9r/I41RuLh8y2m4XKFe0NSK2wvcVyGhvw7FJn2gIH3GPm/qlYJyOaKFYyVOC0e+Qd";
            case 1:
                return "EOiGdoBs7LBDSdTkJb23eEkDI3AS06Ui01kvM3A1VyslS5+kNIqTNMVRSQaB+sfHoHwoJnE+MGiWSaqKPUd8C9yyAjs5bYLd1U4y0cFlz2g/cIcQCp2CNjNN"
                    + "9kj7jHHkMkrWOMwIyUngQhhjaWAdJffAvFJCWm/ZclBsbIsLGRG8Mf8jXFpYVOBnTbbMUh3eXbZ0hU/igY0iR34hTuHRDukDsYCcwQHeiP8Lb2rST1hvk8xZ"
                    + "7Lg+M0q/WbwkVxKiVbFpxU9nEefGeqbGeqLD6h9FbYdVqk/liA0fSkTM+rJpGUvouJAdf8BInh90KXCc67LU2VAEsAFVGWOS4ZykbAuTGdiihdxgR5nJN39N"
                    + "Ur2OpM5bgiL3M5nwWeu8oMNWOjHokvQWVpGO2Q9V9CcZwR4ZNnyR1osFsdVSbF44AjFK+8irNsY6XBej+6RIZqlyAMzgJikXCdhYrJcQ6ba7VLYHcJ5elybE"
                    + "Tjsssofa+ZGOY6RdvKzGJLDxZ9dS7O4WGTZQ1xbyJSIDROyuymKoyQbwXIIIWqbhmZMS7A9Oa3FFKpbrlMOy0aokW63JDla6QAYICELOQPK6hKa48EnkOdHy"
                    + "SwWa7XSV63muCnLDbsd4/PfGFjZ2GZKwD9AXUHLSJY3GaFYEKs91foByEVDe0p2ksYFBTrVNuXY607Z/NjkBpQ2VGp8w5psFtHXEgQ76nquRMd8vOIAIqXOS"
                    + "Fv/f/tJQYXMMq3RWqVuBhB3fyV4rbfn7szHLD+lrqueVnX0zTozBQQL3pHI1huRVelZZ4Dj8kykHYBQfoQ/lud+IkTgGfBPlDYIXF3RWlOtVh6/fjcfjxw1C"
                    + "nEp33GVLNytUnuyJD8y6fX7wa67zL6S1D73vMl1y7lKbXpx8UghvubWbM3MmDHvp3lIVVzP70ipG8/d1USbx1jlZlWHWasBI3cMKCxcLKixWX0vQDdYdAwzb";
            case 2:
                return "Uh1XerePeY2E/OTMJrCya7eVR7g6suXg1ZEtdamMsIWvyulhsq/YxCgqyZXMRBJd9zNVbjTKUxGmsiiu+xTg+zeAjQVunZ2i9LU7RSDS5F6194tco0buF6Us"
                    + "10X/BrVspsISLKg2G2fM2wtEu/7NO/yEJl4dmRlHFdNBJBM505t3DBFTU0KAYDog5iiHBed3fSHzRI5SOaOK+p1FBiiYfQbiLzqCcGtiQoi03M+NPcdmtLtf"
                    + "MyiJ2ocy9J0z/1mJogmvCQTDlPvaIfIXfT5Pb0xr4/jmLYUUuQSMYwys2gjfLpSTt1ivIkn6m5SFSmMR53oppKDIhsCeRWKuKROGogqkhiU2rgxkbBALWQh2"
                    + "2TyRqY2g2jWiHTAKFAsyXPDULNd3Kg+ujlZtzFljelfMDTdGR/dv3jNaTXSujFeino5d5Eh+xTuujhhMW3kQVUuZg+TfzENTf4BHGxvDCoJkpnZX1JyGzsbJ"
                    + "fJ1Lko3l+Yvm2H7Ov0gV5J/NiXszeiiYP3GSF6VowRSmzVE2RKVXKmNBCRAt/icZvUIJb/hvzXQo7tSWxWY4DmVTQhZ3SGdifYj/HX6pWr2RIFiUGY+wTZ/l"
                    + "ZIdbDVV2QZydgJ6Tottge/NGk63blytKMeyi6mwqjUkUmKMjDKj9qlzIpeJkQvzX7e1botQpKTznlbRtsiO5So7mmyPndQrrK+TNsLPIWO0N/9o3DyBJFgM7"
                    + "+kkLLGOPrCNyURQUgfekHEBpKZaqXGiMmWmjM27RLXX4iFyrNG4YVdOOs6GjjC3YVa/ppc/pV6hR0qkSFoLUur9P2Ac9tlODe5muFbmuPnFymWkMJGQYNy9k"
                    + "Fqq0Fnx7w7bh6YgRfYfev42L66oLATdqQ+ywqBqnWRKoVoywXhOR5Lq/Qt7QNNMizJNVedPz1gV0ocyTsPQue1BWmNTfxDVgiusbeKVwvUTkDuaqfJkqeny+";
            case 3:
                return "fR35CfUlzGIWODaQI/tZrvxqYr1KtYw6U2AzIndRwO5wgCiQv0Pt35U6l3NFp7xG8uB7bolntxiCsOHzgx1QKntWYuAn8DjI9MYBJ2oxHMu0UJe9eJ2ZOKBS"
                    + "v5RzOOcSpIKpqkCxFgThIkmjXGXUKzVYK0MlQPw6+x1GGQATRFG/4kQIB10qywwCOmhCBRYWQiBX8DyR3zzlspercp1n7hTqdlYokgR9qvhrZCjBAyZA3lt5"
                    + "QyQtNP3C9MEv+EU8AOjffI/F7w3coTYzhFu6TZYKhaPvD0ieNB7kagm794E3MvHxgJA4OhK/4qg/1nD4nBLCpen0HoK18YvOGgr4CLxn6zS1HhQOOSmQP5OK"
                    + "o/wLamqgwj534Id275ZYzhZI9AFlZ8DAukEWyOVtl24JpnZX4M0t+DfT3Z7HWU4L40SlpGlmMRs9KRUPB6Y3htlHjNhlry1zXsRsR/i8EB4dAjGw6eIVj7n6"
                    + "Y53kCunqIwOC+sCf3qhsTvnm2Qm3+mipeHDEO7yBdLHQm591JFO/1gyyFaQhy6RQ0DkS/03FLmzRWZjqgpTCCJSW+NWsgfEvwk9cX18LD4zwxFPDhIDxFhcs"
                    + "vyYarV0CqgRH8DBo6SZ8DcqlWjFn27IyepLQyyyEG8j9QaD4yfcuPPFjZek1ed5zWSShoMlZqaX/rqR4HlDG8mIh8xe0FxbD8AeMgyy2WSgqTEgwr7OOncxh"
                    + "9CRGuZHQSFI9z6a+nlO/xkAlz8rLsBUlsfAtILCOmSQs1tabNBwXL3Q6JrNigzjqzi/IAr23729xludiH3PQs8eYDYHzajhuOj4hcjr+sNjxh8MmT0l/iKyG"
                    + "+pT5WhHXGqgSJYeOPRlPKiItZ73bhWz4aJj3JtcQEeHOLmoPlOkTKJl3qzW0P9uaDRUIpBNljvxqTg0q/JdiqdlBej3I4Bddn7VBZhwuoN5YVB5K8YYogclX";
            case 4:
                return "LighhOcRM0U3kdkc6Rr5JEa0LbeGItcsM1ZFRO+4jwqhp1Zt4EA9GE6lQ22QJG6TppB0ygXdUOSq1k5TchVtwJ/FszW25Ml/pPG4zsQecBBFOUeCKsOFb8B+"
                    + "Fu4YC3IoEI3gwegOFWz24DbIQYWoIEi/Mz0qoEnK41hHSIkH5+6fFXcFJ31cnVQSsHWJZL+eKQCHU++YYCjT9ADBpGWPKmjff28RFo/IGf3z5a1HY4+smVh9"
                    + "e8HCK8hsdxHSMd6Bis3mIdxKX41eU8zfZ3978IPXB3ifdiRYPL4Uu6p8Oj5uoH3dRDsRV+L0UiQ//kiUmqP2eetG0KWhoXiMIIvDvxnLhy8Z6+dd0+44DRPe"
                    + "d/OoPd6iLYhbYrTcqxe7YoAKH9SDC4vYQ3UO07LHmxvD7QAhrhGh5DU+73exO0dbx/rIrHM64hw0u6E6PhjO/l5o8CIIJRmYiab+54dBx83pO1DKor0wYMBf"
                    + "iZ3izz+r92KdlvTuodpBOo1sgOJbS4AkVsFHgSSG7zX7CVX1bzd5A3MRbtAH9685zyYcPXqQUZRf0yEm3L7/7fUL1DDAEikpzQe0AGpRJePEMBU1wPAq+syC"
                    + "EG9uaSTNcq59FKY6iwqSh4sTZgTW8GQM3vwM7gd0mzkemmfu31X7BkDSEwX5+nrj6cm42tpaLo6Qk5otSJzamybTJ2eHtx1jzmxckKveu+b87MQtirzdsMCC"
                    + "aiQ5pDFGeo6LyRIGhtEPHoekfKkoInua4i5cMD3b3omgNBwRyvv4oQh420fWkHqfg2luTQGz98Hj7gSgFMEmiROQah9+FD70DFZOEWnI2mXfmZbnS45OHlke"
                    + "VQLid408P2oC8ngFX2h4H4c46pmRNq9JVozbyMw85yYIT9h+yFPGm7qNAAo4buIl34/QVjq0XtLeSvcp3dPJQfKyEg9YRH6UKjnfjvxA/fIx4rJ+o+nTIJMm";
            case 5:
                return "+hWBd6j4siYAQx9dv5gDXuVKwYvDH215GR7FjZgoTlRQ7GfltqsmvOYIB09PjI7893MD67d1llGyAa8IWGwUwXpFBw/MvIwSzadYE6LdQ/ZtmUqttOwbb/gX"
                    + "Qje0jrfcm2cef016wqNFCiLJ5wMzFZMwCW/yQjRDmBtV5IN4MXwEHdQiiCc6FPWMLuk05fYk6xO94QQasIoEdD6autK0yHZSpCKwMyx+j9caW+GCYpXKUL2w"
                    + "ZS8l9KzlcBMr3/9AXsel5anWdx/J9/aoyI2Se8rPUSvR22y35GWH9TAw89SA2V8VD01L5RdJ30LREQZL7BwMBjuG/4K60y4h5Fb1Drnc5Ajo0pttkQklp2ca"
                    + "3WCi4393irnZOjGWYVmwk27W+UVpXcAbaTJGzvVJ19g3FwmpLJ1d9zvEyPptFEJHxl5YyNhk9JaCPTslXtZyFzz/FvJGLsRmSY7AHLWC1bL5kfW9opshf2IA"
                    + "/91uM11CbPhgNph3e4x9syr+kW57SxSGz7VOlcwGAbkm3xPwVc5vlDqNPKNwFMIZykyW2LUdMGeC1bpY+HBMZtARZNeIq2txRi6kMVZhPjWY/6tj6+0zLG2D"
                    + "xvlFqtSqc/w7GiM+eTOovkKRQk3lJewdlljwfhsheVecyvLnjr6zposPrOrlV7Q7ig52fD62NWop79QLKExHqaSZvRa+MYl8jdqJbq8JB7Yv7i0esiDqNCTU"
                    + "TDepEXb7xgrmqpNjDFrmRh8LOGurmzCp62NxE6RZhNOcx8dxLujOM9cKrYOGDGfQgMtf6hi4iLlJyJA+N7HxaAl1X9i/LI49x13jaVpL+dsz6hfbpkEtlwYS"
                    + "tXxSwOodgpXrDZ9qhOB7vykSLneM6IF6hnbmNddvMas1EW5T4lb/gBA4SuzCp+RndOxng6FN6/DISgyVKxbmVkq8efkTFUtNDDgxYRT4iRxUAw9Wb1HawEwv";
            case 6:
                return "FKQtiXxJtEMki446W97uxZNnpVUj8D7L1RyWwbnFunohe5IRo3qImUYX2H1D8hBoQF/vos4KTDbbyV+tFdLCHV/PXpl9PdeCDTWCA/+AQMW91Ih7iq5tC6vl"
                    + "2sKo/0IW/g4OSHN5zLVWL5vgGUkL3sDgThzQ+BgUOi99X8IwWeutPOUgSDnvoaxe5sq34zOKX5WBW+1n4vn5zz+vO87AsuuPNRzdO5UiPdO5MYNOgHOKdHgT"
                    + "6fu+yN6IZ9h5dCRutTBdaLGhPgJ0jbJv/rhAyBTVU7RF5bROI1ECV9PmoS+hqDrbBuyD9wjhwyHhBAlSpE+/xiyUwUduNfCjaKy2bXH7QaUpsB/VQb21tktj"
                    + "3X1v6uQ+P0HNLBY2KmWn3sirtlAS8czMcGuFboD57pf8Pd070gvdQboy2+VWoV7SPfLW3jMH1gQaScuemppuXRpVzL7KmXsaTedSeO0Cmjz4o6oC7pbTNl3x"
                    + "95TTA6PhbiXn6bZP/A5xgyMjZYGtMrQKJC2zcQ63ZTngEtmNtUgGzxZZgbCpWqToQs+vy+A99kjIuPVFJ6ixuPkL+QNB7ymbHDfWaJzugC4al1FVR7mROX7/"
                    + "fVPNuLVpr5FY154GpZyTdpm201vvi1pp1cD6swNqsFPSflUZqqvedqv6KWsB2asFuU/0LWfbWMu9cu5uu1s82z3fe4nXLMU7ql516ANzt2gwemu/A2xP7eGI"
                    + "Cb2dLIltsHVzYEI1Z/NNr8hRjq6/jqf8ly9we8hxL6EfyL5/FN+ZDz/wpmHNuVGypdzC2O/pniwgFrssoPfZXSK12jB0o9S4PsJBlRZRznA4NaDpKi1g8pAO"
                    + "fG+umA91iUwWwl0osk7GgRrwBbfm9/OvyhsqJrKKNHlnuh9d5hE+Twnn12XlGQt7JeDuAwR9VZ1bPplcZcDenK9iegeJt2i16B/unO6wL/bTViU8HfVwzaP2";
            case 7:
                return "3VKVKrmyr6Mo7+wuVyjAm4O3d2q0XkFjxvD1qCRMCCA1kTTXDhGMT8H6TfmcoI+JOa/LqASwRQd41cNZrXQ6Wy9nnGGZi8dx475yXN9zObIq9h7WLcaEaP2L"
                    + "CuYagFbHippnX9ayOjM8pGR1IvlFPUMcpc89NF3KkmnaYEpdj+ryuiiTNK3i8Z4QzOrYyFwbGlldAjjW/fTyzcvblx3LxI+vaSZOq4lWEbPFBPFmE5jdP+mh"
                    + "DYvUrq6eKWDYXjLd9yJuUH+MO/FV+GpHLvzqJHiBTbMHl+2U+T07VL8KjHXjhmtKao3V9mI4e22wbYRfDtc8WScT9ZgJhhzbCJQZsznb/vSLW+9eVYy5b8F5"
                    + "HVzohZhUej+mVV8r1NoNpeYC/vuilcrpM/L6wEO1s/dsprnIaoKg+oZ7T5eVNN2NhCG1KwlDHZabG4Z9Hz+YmeoUurg3MEnZ/LrnRUD2nVFxbND4CsKK88AW"
                    + "+vuSv7Dcssh8s5DA6tw3C5JY1NCNTtZQxXMX5PfrlpkNXMXCK5bmexn75RFrfXtZrXLEHZ/X03UffRZD38INvqKdfOvzTewcNG2ngcTQIEk3y/aGgHqEz0yL"
                    + "BJ5Am7YSGfKQEwK60a8ILBYyrylEEbTO7qj/aN/JqyIbac/Sl9Vf1YF7+/UHH3BI/s4KusUjd9Zi6FzuGwRN/9A01lqd6VAlqd9G7wcxnUy7Xeo9caGtNZVS"
                    + "7BF52+vQAlrOMnYfipjPJHioKPUqMMBNONrv0w+52ipt1qVkUda+HyNPv3ZZ53C1UdK4YI6QBtX16kCUNO2xyilXH1a1Gm48yn9wU3wYU3+V352sqW3PWs6r"
                    + "odmOie2CqmUQzbv9zj3+M4fVN98hd+tKK8vPouC/NaG0lN0paRrfUeRUWF32HJ5FLWxjVuCUuTTeF7eQVUoyONZGIjkwjdkdI2t+3PQ+ycrzZ3kutzYD4Y2S";
            case 8:
                return "Bp6v45gwqvbdJRn1Y3g72M2qMv70kq6cptCMzvjkFfHQDE7c4PlzLD7uXYgvfRcVFHCniu5bz8BCVshfXv382/+2cq2/jRtH/Hv+ii2QVKTNyiL1sPyQjQYN"
                    + "mqTpFUgOvQ86XaAHzyJOFlVRPltwLn975zezs1xSdOy7FrAh7vs1MzvP/UcMeIwF3+1KpuIq9hLgvf4foJe5wVb4Ff1A0uXqMtUVyzJcfrvocwH9BuLfxdlE"
                    + "MZL+gEvk0y/ElnIRPnRVY8905BhzEvgJYbYBlhzJ4AITDnVDi/Ds86wk4DkGhz2IPON9wNYSR0+e7cujOrTdf1ecNm9UD0SgRJnsZ/WB+GyHNsznEzC3+Vhe"
                    + "iyP52kY1WKdM9R4AuVjlxU78DniGbSsikIAgZldvKQ5/DpQk7BmEe0kd7DWeQSQ1Vu+WoQs6fDHdF9ZnaCeRD/n6wGnoBedDmwrfHPH5GpnY89chbGCUREws"
                    + "f16aRL/FH6cR4/WKbUDyRk2ICD+MNYA+nslIyAV9RRyrttgLZfp2lc+CsUXIuxmThCCQyf/FxKFcbOGESHvBhrhzU943kuPEsZrbihm3XuVCWAEZaxZCrPX8"
                    + "C11aMIqwjMQx7n7lu7dmYK47tLDP1k1uwMOV3h++W8zY6v0X5y6UxcW5QPgFsWWhG0JNZD0BJkTdZH132phZ1pc610QNzjX+9hA3aQHoYL3HgCnnlFSbxK4R"
                    + "xVSdu8tzWLaqJ1FjXP8pKBfQAWdzuCXtq/zrKv2YrnBmXKFdbFbZLmidtCqu9M7YDE5GWtD1wNbSJvsBHd0isI5n9COqJJxr2dRBDDBUC+wdkqhB9kQ97ZU5"
                    + "gAsi36Uu58df/vWqvcGTL4EuDXGw1qnJnBypAgNar8Lp/zPoiz/QpM3RiRHNu8wE4LVMV6u8JVy15s32aS3HAlUtV0CDdV8EoEWer1VHiDpt0fa8yXbLQKtS";
            case 9:
                return "NbpyZT36oRBmu2QQa4XijO/2ENRAwFTbAEoVeUWS99mkcpKqTK1FE4gk8GhglD/XTuk7gqSpGRsYx8TyT3d6o4aZppea6ogwS7U8T21rJR+ZV6wZCtzy5cuZ"
                    + "0a+vjcuoJLzUx0rZx/kcpKV5ZU/OO9Ipnbu5XRm4dWnqvGreZ49V07DQrVMS8mE9qfBj6iIznk8R7XJdPUzJpBxwpHZL9TBrKnYgCOgtC72lkoRBDzuOoC/1"
                    + "/bT1IH/LF4e7ONdQ4E9kejb+okJHvvuoCtrI4DTLw2xARa5QKolrUOdp4bmtDzJl9dv/7Ha2stIw2RpLySw4KtI3dSEsRatEq0YNfaWoeSpZIQio+Fyz31pf"
                    + "hqz4ibgJ5hgk3kcy2A0JOU9HjNhSX3EibSuuauxIZvkhPo6C1YeihmWXbKvt30nxL/ndFk/T3C8zKoJXOhPAdencfsAQwfqUrp+2zUgUgW+bkRjqmqVODDNL"
                    + "KKlw/7JLHnQvxV59fu2aHf+jqkUZdSsvD430RgWD095km/Q19Xl3sww0xONvKYd4kGCSTm9h6KML6mdurKFXQDgrVjLjdnFRLs5eI+LcS7eGrlKGB0FdKPUW"
                    + "99+DJdF2pAvx7af+jkfSoS5D9oa6RalerW/Xb9euxcjWaW/yTc1AzwWQT6WGp1zgu21kTt5xybkJ3t4fh2/X/HiYCdpH4dcn7fQhnQdcrhoHtAo9VOYMukYi"
                    + "6XCcTKxm90Csf09SLhP3R38LRaaVDVOw8f2JCUjfSEBrjlA+Oh8NjFjirS0Sx9vVPiwElKmqwY0Dg0CxaFXUrG+K1qEk9Gir7p52Y64IHZ8+x2XeSfiwm16z"
                    + "c5vhh4I6oXZ2aO38Kb8JXBACUD2/gWoLAcDgHFwEnyrolMg/52deN5BSv03WURdBuLbxZlyvXcyhuvie374gwaCW/zrf+JnzVUYztJUv6XoQmsVlVYJW4ftR";
            case 10:
                return "pOhDw4dNozwxJd5Nn4mDqGmfI6sIdnUXdWHnPPLM7HZgJbus+DbzzALsVQlNRFBTCwzN1ZUZ4MJmiSkeOPlstbIqGGIdpv/O0numRH/1NC/S6ZHpASakX0Ka"
                    + "76aQfSy1yUThvFpBV8S6nCCz9xmHZPgF/swiEyfDaoVuUg5IRxbwCgk2ewSYwzCq6juOzDAyf5JNeFEvQ+qlF0a+KrXS4YnpdwfD084ZiZRezyqUSbSFhhs9"
                    + "YKdBKNw5cOindb2wTMRVyVXQ5j6317zHqOgtpBMpUa/PZ0xFcWSSyHQnPGaG8bj5jTsH+Jdav+54EBJ7ASq03QXUqtUhVsxKJqz+9BOl32OpSNKlYHR2pj/F"
                    + "CdI//Sb024/MGaV6lKKp0U9M04sHlOxGhn5iTJgqJbETsAsSitEV7wIr4oJHs3KRnbAZBb8qhHnHxp/TWSEf1EuQMXQDvHvJWe9scJqcEcT/ZjphFdgrCKSE"
                    + "ExfreErTm9H/nP4X0CDSDj8MTnv9pNuhhXQe0vfzxXQ2PEOvSJ8NSVidv081HXe6Sb93Oph4OhWWBhEEBUoDEMXI4nvAmXTFDnqqlBnDRY0mQOPz8LUZHYZW"
                    + "IVpq0HPhUpbZgPctOC5gfa9U+wJgbRnUoBAGzJ/NnGb/Oz4WhBxlcYyAHMqdoXjB9fzihFu/o9x33BC/gdQNfeUJVkG0oE/HwgdEsGo/CQ5O8TkZc68TGiLu"
                    + "O7C4uwX1hR6Tpn0sYDLOICJiDxHBzsiBDZRxjgBvzHvhNC48SAVfCoCVcZgkkKiS0XjdkLYUe77gPZ/xnttv+mMndJrI5aX08xtP64o2tZsQVUEeD8Y6iibo"
                    + "mXYwX4GOGb5n8j3H91y+F/heuG4sahN1Ceo9+te8x637ylyFgM02u5VwFx9msBPJhS1Ukifwswb84F6zhcySBBv2HTPfmA3hlS1hN+21O+MN/FCIDq4R35Dv";
            default:
                return "GE3x6g/DoRqtNsTBUIWY6CtXulANXLClffSwelvDXz5K2CKs6h9mSZkGyB1PDxMINgRWpYVgWVZzOvxheNgkCf+INFT0mBaOgofIrHmNDwwHgIkHwAcDRBkI"
                    + "Z+k8w6iYNQjHv4QolCFSS7uW8FkigGNEFpF7cw+cGTXgTMY3uhUOdRwQCGoBxWqfwG3vkgmBke3Klg+AigG2BXtyGhL6ayIeIiUb1AXPIU1OyxZ7XBmuCVJn"
                    + "SO25SdzxDPjMuZpi7DUuxr0JbDLaXNJxXMtI+hwUxylC9WLcn1CF311yMEHxB6EpvDafbNzn7NEv3QH1Eq97pONuLSNJdLyODBBjPJdKJBVrylKpon23LpbZ"
                    + "+x1rF495YLmynATFM8Ye9DBTVOOWn756ig97NEs5qqUsTjgRwaSwRmOWDs4/eXHadVcCgSkXEv9/io616qYXBSgze/yiwHUx5DJDb59fkgVx725F1rDrrHSR"
                    + "8evLsw1O8+Xth8hD/q40uOV5shp7SUmM0gf2zFqm2VbfY4EFZ7VvMPV4PlRQ0Fy4h7DYTvBZvnskSKnnng2KHMUtawbX4ao+e7r29DNW/sQ7TLx6+xaURCpG"
                    + "zunaeWXzq1BbeKdvb/IdyV1tKHtIWFQH4oqvNjuR5RC6aYK0L9QFEVrZwulanELRY+ZAhbJky3iSL9ywtGG7qk9gYQB0qEaNP9hMlZDXu/zmhj0GrBzNT8f8"
                    + "gJf7CEcDmxmJAF4t031v8K+u2irkFnfBCmEZt3AQabA4lHa/NBCOVhpJVhXFVdFygbe37FNIlyf2rb8Tef3+v2y3UJgOXwAA";
        }
    }
}
