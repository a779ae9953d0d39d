using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Gateway.Web;

/// <summary>The page of index.html, made by build/page.sh.</summary>
public sealed class PageText : IWebPage
{
    /// <inheritdoc/>
    public int Length
    {
        get { return 8671; }
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
                return "H4sIAAAAAAACA6xb6ZPbNpb/rr8CVmZCKpHYkvpwuy+v7TizrnUSV9zJ1JTLHyASkpimCIWkWtb09P++v/cA8BJlO1tbSdkijod3X4CvnkQ6LHZrJZbFKrnp"
                    + "XdFfIpHp4rqv0j4NKBnhr5UqpAiXMstVcd3fFPPRed8Np3Klrvv3sdqudVb0RajTQqVYto2jYnkdqfs4VCP+GMZpXMQyGeWhTNT1pAUj1InOMLdUK1WDk8SL"
                    + "ZSEimd3R+iIuEnXzOo0XK/lG34qFLNRW7q6OzETvKonTO5Gp5LofA0RfLDM1v+5HspAXQwKQFztad5FpXYiH3mg0k+HdhfhmfjI/nT+9FKNRKLOIBuZz+gI4"
                    + "fEzkZD59Rt+5nhcYOJ2dnT49pQEcqDAQRWqizi8BcCXjFAPj2dlxeEIrdOrGLMyF1nTC5OR8fCJpYCbpe3Y8PZso+t7KjJY/k6ez8fiy99j7r5WKYin8NahR"
                    + "WT6q8+qCmTMAMXtETaaTs0lUI2oym06ms4ouda7C+bRG17NzeTw7rtE1VcdPT05rdJ2Fs7Eho6Jr/HRyPg1rpJ2eh8/OZxVp8/m5PB/XSJuPZyenkkh77H0n"
                    + "HsRMfxrl8b/jdHGB31mkshGGLsVj78MyBm/Tj1gUxfk6kbsLkepUiSfxilROpgUtm+lohyUrmS0IJZxFPFhkepMCgXuZ+YYrg0vBzHNj4AOG5tC2CzE5XX86"
                    + "mgQnpyLf5YVajTbxUOQyzUe5yuI5HUMWobKhIML5uE9Gt7F5cjZeA+MSAyE3hb4UaxlFTNZYTM7WnyogdYLmicLMQq4BZ0qLJNQ+HcVAIr8QIQxBZSWoUaFp"
                    + "3Tmto42jbUYb6U+GPgFkIogYChFOm2jxkmlziUHMLZnii7AdW2yPP7cY8PS9yuaJ3lo8ZLrbLlWmaG9AaoXtDZbT2IBnVzrVFjjgHjP3T8UmHtFEvpahAqfd";
            case 1:
                return "T94BgW5pB8jGDjsUR3Ve0neDlzQwAicxXSgync0qBVcztVay8ElKo3mcJDgqTiFQ//gYlA/FZJ4NDJpFnKi844ivgVuUYCendbD72kkmOrjsGe0H7hBCrhPQ"
                    + "ZqbJHmmfMY5MRvEGhxkhOQlcCGMsNayj+B6Yl0pI6y1bDoqNbXEpI4I35v8IlwYWJfhZnS2zRId3lw1d4ZN4YKvIkV+IU3i0Q/pALCBncIA34v/Cm4r0E9bb"
                    + "OHUWO67OjJKvFi/JlYRoVWxa8tNZxLmxnqmxnuiw+kdR02EV6lMxYsOHEhGzPm9axhJaLmTPHzCS5wddChznpih0OhQBbECVxhinOCcumsJkBjZoITfYUmby"
                    + "zV+SVK8lqfOGoMj9TCZ81ibL6bC1jg26JL2lVaRj9kMl/XFKsEeGDZ+l9WJJbLUUmw+OQIxSF3nlxrkON/noPs7jWaIcADO4jYtlDDbmmxVEumsvlc0BnKc3"
                    + "hQmx0xaL7KF2fqTnc6RdvKzCJLDxZ99S7O4GGTZQVxbyOSIDROy2ymKozgbwXIIIWqbhmeMC7A9OK3FFai43CYdlo1Vxut6QHax1jgwQEIScgeRNAU1x4ZPI"
                    + "c6LljxI02+k604tM5eSG3Y7x+O+1LWzsMiRhH6AvoOSkTRqN0awIVJbp7ADlIqC8pT1JYwODnGqacuV0pk3/bHICShtKNT5hzLdLaOuIAx30PVMjY76fcQAR"
                    + "Uuc4yf+//aWhwuYYVumsUjcCCTu+k04rbfj7szHLD+lrohelnX01TozBQQI7UrkKQ/IqPasscBz+yZQDMIqP0Ify3G/FSBwDvonyBsGLCzoryvS6xddvxuPx"
                    + "0xohTqVb7rKhmyUqzzriA7Ouyw9+yXX+hbT2sfdNqgvOXSrTm8efFMJbZu3mzJwJw165r0TNy5mutIrR/GOTF/F855ysSjFrNWCk7mGFuYsFJRbrLyXoBuuW";
            case 2:
                return "AYZNqY5LvetiXi0hPzmzCaxs223pEa6ObDl4dWRLXSojbOGrMvox6So2MYpKci1TEUfX/VQVW43yVISJzPPrPgX4/g1gY4FbZ6cofW1PEYgkvlfN/SLTqJH7"
                    + "eSGLTd6/QS2bqrAAC8rNxhnz9hzRrn/zHn9CE6+OzIyjiukgkomc6c17hoipKSFAMB0Qc5TDgvO7vpBZLEeJnFFF/d4iAxTMPgPxZx1BuBUxIURadHOj49iU"
                    + "dvcrBsVR81CGvnfmP0pR1OHVgWCYcl87RP6iz+fprWltHN+8o5AiV4BxjIF1E+HbpXLyFpt1JEl/4yJXyVzMM70SUlBkQ2BPI7HQlAlDUQVSwwIb1wYyNoil"
                    + "zAW7bJ5I1VZQ7RrRDhgFigUZLnlqluk7lQVXR+sm5qwxvSvmhhujo/s3vzFadXSujFeino5d5Ej+kXdcHTGYpvIgqhYyA8m/mh91/QEeTWwMKwiSmdpfUXEa"
                    + "OjuPF5tMkmwsz1/Vx7o5/ypRkH+6IO7N6EfO/JnHWV6IBkxh2hxFTVR6rVIWlADR4p/x6EeU8Ib/1kyH4k7tWGyG41A2JWR+h3Rmrg/xv8UvVak3EgSLMuMR"
                    + "NumznGxxq6bKLoizE9ALUnQbbG/earJ1+3FFKYZdVJ5NpTGJAnN0hAHVrcq5XClOJsR/396+I0qdksJzXknbJjuS6/hosT1yXie3vkLeDFuLjNXe8F9d8wAS"
                    + "p3NgR3/SAsvYI+uIXBQFReA9KQdQWomVKpYaY2ba6IxbdEsdPiLXKo0bRtW052zoKGMLdtUb+uhz+hVqlHSqgIUgte53Cfugx3ZqcC+TjSLX1SdOrlKNgZgM"
                    + "4+aVTEOVVIJvbtjVPB0xou/Q+5dxcW11IeBGbYgdFlXjNAsC1YgR1msiklz318gb6maah1m8Lm563iaHLhRZHBbeZQ/KCpP6m7gGTHF9A68UblaI3MFCFa8T";
            case 3:
                return "RT9f7t5Efkx9CbOYBY4N5Mh+kmu/nNisEy2j1hTYjMid57A7HCBy5O9Q+/eFzuRC0SlvkDz4nlvi2S2GIGx4eLQDSqUvCgz8AB4Hqd464EQthucyydVlb75J"
                    + "TRxQiV/IBZxzAVLBVJWjWAuCcBknUaZS6pUarJWhEiB+mf0BowyACaKoX3IihIMulGUGAR3UoQILCyGQa3ieyK+fctnLVLHJUncKdTtLFEmCPlX8FTKU4AET"
                    + "IO+tvSGSFpp+ZfrgF/whHgH0b77H4vcG7lCbGcIt3cYrhcLR9wckTxoPMrWC3fvAG5n4eEBIHB2JX3DUnxs4fE4J4dJ0cg/B2vhFZw0FfAS+002SWA8Khxzn"
                    + "yJ9JxVH+BRU1UGGfO/BDu3dHLGcLJPqAsjNgYF0jC+Tytku3BFP7K/DlFvyL6W7O4yynhfNYJaRpZjEbPSkVDwemN4bZJ4zYZa8pc17EbEf4vBAeHQIxsOni"
                    + "Ez8z9ecmzhTS1ScGBPWBP71V6YLyzbMTbvXRUvHoiHd4A+l8qbc/6UgmfqUZZCtIQ1ZxrqBzJP6bkl3YotMw0TkphREoLfHLWQPjd8JPXF9fCw+M8MRzw4SA"
                    + "8RYXLL86Go1dAqoER/A4aOgmfA3KpUoxZ7uiNHqS0Os0hBvI/EGg+JfvXXji+9LSK/K8lzKPQ0GTs0JL/31B8TygjOXVUmavaC8shuEPulQTtobUpoBWUxTX"
                    + "igIYyMgD4xYgNkoUrplI4xEiFZLaRx1egZa/SUujszg6IP/5zzWBfmeJMMuCeZzKJNlZg3poHykM52S+S0NRt4YmmJKTC/gr0kC5lTAmshrPZu2es5zaQKmK"
                    + "pYPk8+K58C2ga4PHQFhiLMk1n8sLnXnINN+Cg+78nJyH9+63W5zlubDNwvfsMWZD4BwyjpuOT4iclivP91z5sK4O+0IhYyBCa7ZQZBtFzKwhb8TajcjJeFKS";
            case 4:
                return "XWe4d7uUtagDh7XNNJSOSGKn2wFq+gxm491qDXtOd2ZDCQIJUpEhY1xQyw3/S7HS7PK9HkTzs67O2iLXD5cwWNbbA0nrEEU9ef8lqRF8qZgpultNF2APeVlG"
                    + "tCnOmmlWfDN+gvRxzyGWCD232oSQ4MEVlKrVBElaYBIvElqxpDuXTFVKa4rIvAn4QbzYYEsW/1uaGOKcxiMOorjtSFBFuPQN2AfhjrEghwLxFT6ZboXBZg+O"
                    + "kFxuiJqI1D7VoxwKpjyO3oSUtTd4iRfwApzGcr1VSsBWWpIjVaoAHGGqZZ4hLPoAwaRqT0po335rERZPyL3+4/WtR2NPrPUYd+K9YuHlpIT7COk5voGKrU8g"
                    + "3FJpK5/VZZYd+MGVAbxPO2IsHl+KfVU+HR/X0L6uox2LK3F6KeLvvydKzVFd8aeWRtDQUDxF2oDDvxrLx89Z7MO+fbd8iUlY9jPDusuAAvxzqStnjzwFiRpb"
                    + "uynljLXOdqa0Nkk4cmjkQ4xcF38csJaAar6rJfjbpTku/xqxlwZRwntuUquLg/pInHQOjpnZEWqM52jtJrERp8ltPXS7/r0zrcN/YtY5HrjAwX6wiltGtH/k"
                    + "GsIIQkkWbgKk//A4aPlZfQdKWbcuDBgIWGInAm75nW+Sgr49FJCoUJBgUcrQ0CDihuCjQBLD9+otmrKhYjd5A/O2wKAPcVxz6UI4evRDRlF2TYeYDOa3X9+8"
                    + "QlkILJHl03xAC6CXZX1DDGMlcGB4Fb1cIcTrW2oZh1xoH7W+TqO8nnGYEZjjszF48xO4H9AF8XhofnNLtNw3AJKeyCnYVBtPT8bl1sZycYQ032xBLtrcNJk+"
                    + "Ozu87RhzZuOSYkXnmvOzE7co8vbjEguqljeSxhjpOS7GK1g4Rj94HBOzlaJMwdMU/RED6LdtRwmqbBAivY8f8oC3fWQNqfY5mOYiGjB7Hzxu+ABKHmzjeQxS";
            case 5:
                return "7Y/vhQ89g5uhkDhk7bLfTMvLFYdHbyA46hTiD00mWgfk8Qq+I/I+DnHUCyNtXhOvGbeRmXnJfSWesC2m54w3NXABFHDcxGu+cqKtdGi1pLmVrqjap5OH5mWU"
                    + "G5MrgSOn4ti3I9/RFcQYiYF+q+m1lcm8/ZLAOxTRaR2AoY9utMwBP2ZKIYzAEe14GX6KGzFRnCmtE9jJrq0mvOYIB09PjI78z0sD69dNykkz3CRgsVEEmzUd"
                    + "PDDzMoo1n2JNiHYP2belKrHSsl+84XfkDtA63nJvfvP4G9ITHs0TEEnuHZipufW3HnkhmiHMjSryQbwYPoIOahDEEy2KekaXdJJwx5f1ib5wAg1YRQI6H02p"
                    + "brqOezlaHtgZFr/Ha42tcI22TmSoXtlOAtVIrOVwE2vf/0Bex5ULidZ3H8n39qhvEMX3VDeg/KSv2X4XgR3W48DMU0+ru9EwNF2qnyU9L6MjDJbYORgM9gz/"
                    + "FTX8XUbK3f89crlvFNA7ArZFJpScnrk7ABMd/9tTzM3GiXMZFjk76XrrJC+sC3grTcrKNQjpGvvmPCaVpbOrFpIYWb+NAu3I2AsLGZuM3lK2wU6JlzXcBc+/"
                    + "g7yRjLFZkiMwR61htWx+ZH0/0mWbPzGA/263mcYrNnwwG8y3PcZ+WRX/SBfoBWrtl1onSqaDgFyT7wn4Kuc3Cp1EnlE4CuEMZSYL7NoNmDPBepMvfTgmM+gI"
                    + "smvE1bU4IxdSGysxnxrMf2/ZevMMS9ugdn6eKLVuHf+exohP3gyqr1AlUZ9+BXuHJea830ZI3jVPZPFTS99Z08UHVvXiC9odRQebaB+bGrWSd+oVFKalVNLM"
                    + "XgvfmES2QfFGDwIIB7YvzisPWRA1b2K6nzCpEXb7xgoWqpVjDBrmRu8vnLVVfa3EtQa5r1RvDtCcx8dxLujOMzc1jYOGDGdQg8uPnwxcxNw4ZEgPdWw8WkIN";
            case 6:
                return "LfYvy2PPcdd4msZSfs5HLXjbzKjkUkOikk8CWL1DsDK95VONEHzvV0XC5SYc/aA2rJ15wwXknNWaCLcpcaOvQQgcxXbhc/Izeu6ng6FN6/CTlRgqly/NRZ94"
                    + "+/oHqtbqGHBiwijwL3JQNTxYvblXxSEFHxSkLYl877ZHJIuOmoXe/l2eZ6VVIfBbmqkFLINzi035QfYkI0b1EDONLrD7huQh0IAeRKPQC0w228pfrRXSwj1f"
                    + "z16ZfT0XozU1ggP/gEDF7emI27SuEw6r5drCqP9S5v4eDkhzecx1qy/r4BlJC97A4OYm0PgY5DorfF/CMFnrrTzlIEg476GsXmbKt+Mzil+lgVvtZ+L5N/UA"
                    + "m87AsuvPDRzde5UgPdOZMYNWgHOKdHgT6XtXZK/FM1PZ3mphGvtiS40M6Bpl3/xeAzUs1bk7VE6bBGUvcDV9JnpcRtXZztS3HUL4cEg4QYwU6dMvcxbK4CP3"
                    + "OvinqK22Nw32jaqp8J9UQb2xtk1jdaFR18kuP0HdNBY2Smen3sirdlAS8cLMcG+HLtX5Op38PV3l0gdd67q62+VWoV7R1fzOXt0H1gRqSUtHTU0XWbUqpqty"
                    + "5qZB3bnkXrOAJg/+pKyA2+W0TVf8jnJ6YDTcreQ83bbe3yNucGSkLLBRhpaBpGE2zuE2LAdcIruxFsng2SJLEDZVixTdkfpVGdxhj4SMW5+3ghqLm//RwYGg"
                    + "95xNjjt7NE7Xahe1+72y013LHL/9tq5m3Fu1N3Osa8+DQi5Iu0xf5533Wa20amD92QE12Ctpv6gM5e15s4X+nLWA7NWC7BJ9w9nW1nIPn7vu7mLUdvU770Xr"
                    + "pXhL1cubg8Bc1xqM3tmnlc2pDo6Y0NvKktgGGzcaJlRzNl/3ihzlqFN3POV/TAS3hxz3EvqB7Pt78Y15S4MvDWvOjJKt5A7Gfk9XjwGx2GUBvQd3L9dow9Al";
            case 7:
                return "Xe1GDgeVWkQ5w+HUgKbLtIDJQzrwrbm1P9QlMlkId6HIOhkHugHI+W6gm39l3lAykVWkzjvT/Wgzj/B5Tji/KUrPmNsup7uQEPRQPbN8MrnKgL05XxH1DhJv"
                    + "0WrQP9w73WGfd9NWJjwt9XDNo+adV5kqubKvpSjv7S5XKMCbg7d3arRZQ2PG8PWoJEwIIDWRNNcMEYxPzvpN+Zyg99mc16VUAtiiA7zq4axGOp1uVjPOsMxd"
                    + "7rh2BTyu7t8cWSV7D+sWY0K0/kUFcw1Aq2N5xbPPa1mVGR5SsiqR/KyeIY7SCxpN99xkmjaYUtejfA+QF3GSlPG4IwSzOtYy15pGlrcQjnU/vH77+vZ1yzLx"
                    + "x5c0E6dVRKuI2WKCeL0JzO6f9NCGRWpXl78pYNheMl2hI25Qf4zaZVX4akYu/NVK8AKbZg8umynzb+xQ/TIwVo0brimpNVbZi+HstcG2Fn45XPNklUxUYyYY"
                    + "cmwjUGbM5mzd6Re33r2yGHPP63kdXOiFmJR6P6ZVXyrUmg2l+gL+J1trldHL/OrAQ7Wz92Kmuciqg6D6hntPl6U03Y2EIbUtCUMdlpsbhq73JGamPIXeQhiY"
                    + "pGx+1fMiIF1nlBwb1B6WWHEe2EL/ZOcvLLcsMs9AYlidewYiiUU13WhlDWU8d0G+W7fMbOAqFl6xMk+Q7GMu1vrmskrliDs+r6f7RnppRM8LB1/QTr71+Sp2"
                    + "Duq2U0NiaJCkq217Q0A9whemRQJPoE1biQx5yAkBvSsoCcyXMqsoRBG0Se+o/2i/yasiG2nO0mP1L+rAvX1Qwwcckr+zgnbxyJ21OXQu8w2Cpn9oGmuNznSo"
                    + "4sRvovedmE6m7S5116uUhtaUStEh8qbXoQW0nGXsHrCYxxo8lBd6HRjgJhx1+/RDrrZMm3UhWZSV78fI8y9d1jlcbZQ0LpgjpEF1sz4QJU17rHTK5Vu1RsON";
            case 8:
                return "R/nfMOUfxtRf5W8na2rbs5bzami2Y2KzoGoYRP1xQes++YXD6qsvldt1pZXlg8j5n+9QWsrulDSN7ygyKqwuew7PvBK2MStwylwad8UtZJWSDI61kUgOTGN2"
                    + "z8jq78V+i9Pi/EWWyZ3NQP63tWv9bRs54t/zV2yBtiJtVhaph+U3GjTX110K3AW9D4py0MsWYZlURTmx4Mv97Z3fzM5ySdGxkxaIIXLfOzszO0+GO05Q8Pr+"
                    + "+horcv1u0wz2GO5O4GZU6Ty8gcspIcyolcffAYZSGGvh8DU17r46NV8KNWsXxE4X8LcOCISMkG+/++HHf8bAx1jo3e5kItF3L0Heq/8Be1kabIWv6AeaLjeX"
                    + "pa5Yl+H6u3mfK+g3kJA5LiaOkfQHXCOPfiVAylV40F2NPNeRE8xJ4SeC2QTYciSTC0440g0twXMYubKA5wQcDmHynPcBe0scP3l2LI/rELj/qjRtflY7EKES"
                    + "FXLoxy3J2Y5sWM4nZG7zsbyT2PzMJorYOFeNHgC7WOXFVuIOeIVtqyKQgiBuV28rjn72jCQcmoR7SXMWNEVENDU275bZIDp9MdkVNmhpK8kkebYXtfSC8yGg"
                    + "IjhIgs4uTOwFDBE1MEkizZgfz02izxIQ1EjxesU2EHmjJUSUH6YaYB+v5ELYBT1FnP433wlner3Kp8HIEuT9lFlCEMji/2TiUC62cEysvWBH3Kkp7xspcepY"
                    + "LWzFjFpvc2GswIyMlRDrPf/GkBbMIiIjSYzbX/jurTmY6wEtHDR2kxvIcGX0hx8WM7J2//mpyw5yqUNQfsFsWemGUhPZSIAxcTfZ3712ZpH1pcE1UUNwjQ8e"
                    + "kiYtAu3t9xA45YKSaovYNpKYmnO3eQ7PVvUkaoLrD0JyAR1wOkNY0q4qv64WHxcrnBk3aBfrVboNWketSnaCczZDkpEedD2wt7TJf0BHNw9s5BvCwzK1H5Zd";
            case 9:
                return "HcaAQrXC3iGJOmSPNHlBhQPEQPJd6kr+8dO/3rbX+IpOoFtDarENajJHB2rAgNWrcPb/FPbiW1q0OTgyYnmXlQC9lovVKm+JVK1l092iVmKRqlYqqMG2L0LQ"
                    + "Is8ztRGiTVusPT+n22WgTakZXbmyH31QDLNDMoq1QslvcDAENxA01T7AUiVe0eR9MalcpBpTawkaogk8GjjlT3VQeo6gaWrBGs4x8fzTnd5oYablLUx1Rril"
                    + "Wl7wu/WSX5i3bBkK3PblybnRr66MK6i8eG8fK3UfZzOwluadPbnuSJd06tZ2aRDWpW+nVfc+h8yaho1unJGQD+tJgx9zF1nxbIIEoqvqYUohlUAitSDVw6yZ"
                    + "2EEg4Les9JZGEkY9QBx5dBp8attB/5YnziBysamgn8j0bEpLhY+8+agG2sjgNMvDbCBFblAaiWtY51nhua+PMmXzu/9st7ax8jABjeVkFh2V6JuGEJGiVZJV"
                    + "o4W+UtW8lLQQAlR6rvlvbSxDWnxP0gRLDJJCJQUchoSSp5NwbK1vOJG+lVA1DiSz8hAfR8HmQzHDcky4tfZvpfqn/H4z4ySPlKoQFs8MMCuj6/cEInifFtnT"
                    + "vhnJbvB9M5KWXvPUiWNmCSMV7l8OyYPtpdhp0LHds5N/1LQos27kY04XeqNCwGmv0/XiHY15f7MMNGvmLwvOmiHFZDG5g6OPLqgfubNms4HgrFrJgtvZWbk5"
                    + "e41IcC/dGrpLmR4Mda7cW8J/97ZE4FjMJRCZxju8kAF1GwIbGha1erW+z95nrseFbdNe5+uag54roJ9KC8+4wHfbhTn6wDWnJnj/6TB8n/H32EzQPgh/f9Re"
                    + "PCxmAderxQG9Qo+UuYCukUgGHCVja9ndU+uvSctl5v7og1B0WgGYoo0fT8zh5JwjnCM7ks5HMzOW+HwZqePt6hgWA8q3qsMt8IK8W1YK1RwMGgy8DKlMO9M3";
            case 10:
                return "RWtfR3q0aLd9OsC5oo58/ppofqf7w6N6xWFvhr/K1Al1sH0/6Pf5TeDyI8AE8hsYvZBtDZnCpUuq6U7Z/3MR6HXXKY3b5Dd16ZqZTe7jdu1iBqPG3/hDI6Qy"
                    + "1Mrf5Wu/kA6EVmgbn9PFIdyM66qsrqIRoEoJi6YPm2Z5YkkMTV+8gxJqv/1WUfnqwesi6HmMmwXxwOp8afE69RwGHG8JG0VQMxgMzeWlGeAqZ10qHjjNbbWy"
                    + "xhkSKib/ThefmEf92bPJyKAHpgeckHGJnN5MoBVZPpSKKXq1ghWJrTxBam86zhbxK/yVRSZOhtUG3aSckI4s4B0SbvYIMYdhVLWEHJhhZH4nQHjRKEMapRdG"
                    + "vpG1MuCR6XcHw+POCSmb3siqriEH5LPLhHoApMFC3Dlwnq0NyrDixWUpbxBwn4M1wxgNvY10ImX39fWMqCqOTBKZ7pjnTDEfd79x54DIUxvxHQ9CEjzAnzbb"
                    + "gHq1OiSkWZ2FDaP+SxkRWZqYdCuYncPsj3GC9Ee/Cf32I3NCbz16o6XRT0zLiwf02o0M/cRYMDVKYqd6F8QaMRRDgU10waNZuTRaeJOCXxTDvGPjx8m0kAca"
                    + "JUgZu4HeveSkdzI4Tk4I4381nbCK7BUCUsaJK3c0oeVN6W9Gf3PYFgnCD4PjXj/pdmgjnYfF9Ww+mQ5PMCreT4akxs6uF/oed7pJv3c8GHvWFtYTkZ8FTgMU"
                    + "xcwSlcCFdPkOemquGSF4jRZA8/P0tRXtZ30hkWvQc5lcVgxBXC5kMVB9rzQIA2FtHQykUBPMH82MVv8bHuZEHGV1jFQdKp2ies7t/OqEe3+g0g/cEb+BtA19"
                    + "swp2QbygT8fCB0S4ah8JD47xOB7xqGOaIu47tLi/A/eFhZOWfShoMkqhPAKG+FwAEwcAKPMcAN9YKsNpnHmYCokVCCvzMEsgJSal+bohgRQwnzPMpwxz+0z/";
            case 11:
                return "ODydFnJ+LuP8ysu6JKB2E+IqKOPJ2HrRhD2TDtYr2DHF81SeZ3ieyfMcz3M3jCVt4i5BfUT/mvfkeN/Mqxiw3qR3kgjj4wwgkZzZSmV5gj8Z8Af3mq1kkSRY"
                    + "c1SZ+YNZE13ZGg7gztwZrxGhQnwwQ+ZDvrWp0RYP1Z21JgmGGsTEX7nRmdrmgg3B0aPqTY1++SjhpbBOATgsZRlgd7w8LCBYE1qVvoNl2cxZ94fhfpck/BJr"
                    + "qFg4LR4FD5HJeI8PjAfAiQfgByNEmSJn+TzjqDg8iMa/hSmUyVNLu5fwWSaAY0QRsXvzCTRz0UAzKd/oVm3UecAgqAdMrn1Ct517TQiN7FC2fgBSDAAWwOQ4"
                    + "JPLXl3iINwFQFzKHdDkue+xwZbgueDvB2467xB3Ptc+SqylGXudi1BvDW6Pd5T2OawVJn9Pl+I1IvRj1x9TgN/c6GKP6VngK781nG59yjvWX4UB6iTc83uNu"
                    + "rSBJdL6OTBBjPveWyFusb5ZLFe37rFim11u2Ox7yxHJlOd2KVwwY9LBSNOOen189JYc9mqUc1VI2J5KIUFJY4zFLh+efvRTyepCB4JRL4v8/Je5aQ9SLcqdZ"
                    + "PH5RTn0bMvyStDqrazFAOEyL32nxqrJVlTXSoxk6rArYr2QJKHhdDhbWWew8f5Hx28vXNZw1zYOkaFI+PBtC/TwtjyOvJO/plqO9lot0o5/NgVdotWtwH3lx"
                    + "WTD6nLnvlbHv4aviAUkF02hAm2h5Ebesa12nq8YB6t4XX7HzJz6Xxbu3n+yS7MfIBXK7SG/+eNcGEe+bm3xLGlsbBiRSMzUouRL/zYFpORR5WiDBhYYgFi0g"
                    + "nGQSaIoRU4dkQCMGGS/yhQBbNICr+qUyTIAB1VHyBWCqbp1t85sbjkKwGjh/4efv+MAiUXdgCyNR3at1CveGmO2q/0Puf5cAEZa5EHvZC/N9Pflbk+top5EU";
            default:
                return "VZmDGm/O8Ik0+8Wq8yP7ScYj+U8K/guDhhMhtWAAAA==";
        }
    }
}
