using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Gateway.Web;

/// <summary>The page of index.html, made by build/page.sh.</summary>
public sealed class PageText : IWebPage
{
    /// <inheritdoc/>
    public int Length
    {
        get { return 8770; }
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
                return "H4sIAAAAAAACA6xb6ZMaR5b/zl+Ras+4ChtooA+1+tJKsjyrWNlWWG1PTCj0IaESKHdRiauKRoxG//v+3nuZdQGSvLExExaVx8t3X5l9/Siy02K7MmpRLJPb"
                    + "zjX9oxKdzm+OTHpEA0ZH+GdpCq2mC53lprg5Whez/sWRH0710twcPcRms7JZcaSmNi1MimWbOCoWN5F5iKemzx+9OI2LWCf9fKoTczNqwZjaxGaYW5ilqcFJ"
                    + "4vmiUJHO7ml9EReJuX2ZxvOlfmXv1FwXZqO318cy0blO4vReZSa5OYoB4kgtMjO7OYp0oS97BCAvtrTuMrO2UB87/f5ET+8v1Tez09nZ7PGV6venOotoYDaj"
                    + "L4DDx0iPZuMn9J3bWYGBs8n52eMzGsCBBgNRZEbm4goAlzpOMTCcnJ9MT2mFTf2Ygzm3lk4YnV4MTzUNTDR9T07G5yND3xud0fIn+mwyHF51PnX+a2miWKtw"
                    + "BWpMlvfrvLpk5nRBzA5Ro/HofBTViBpNxqPxpKLLXJjpbFyj68mFPpmc1Ogam5PHp2c1us6nk6GQUdE1fDy6GE9rpJ1dTJ9cTCrSZrMLfTGskTYbTk7PNJH2"
                    + "qfOd+qgm9kM/j/8dp/NL/M4ik/UxdKU+dd4tYvA2fY9FUZyvEr29VKlNjXoUL0nldFrQsomNtliy1NmcUMJZxIN5ZtcpEHjQWShc6V4pZp4fAx8wNIO2XarR"
                    + "2erD8WhweqbybV6YZX8d91Su07yfmyye0TFkESbrKSKcj/sguo3No/PhChiXGCi9LuyVWukoYrKGanS++lABqRM0Swxm5noFOGNapKH2aT8GEvmlmsIQTFaC"
                    + "6heW1l3QOtrY32S0kf7L0EeATAQRQyHCcRMtXjJuLhHE/JIxvgjbocP25HOLAc8+mGyW2I3DQ6fbzcJkhvYOSK2wvcFyGuvy7NKm1gEH3BPm/plax32ayFd6";
            case 1:
                return "asBp/5N3QKAb2gGyscMNxVGdl/Td4CUN9MFJTBeGTGe9TMHVzKyMLkKSUn8WJwmOilMINDw5AeU9NZplXUGziBOT7znia+AWJdjRWR3srnaSiXavOqL9wB1C"
                    + "yG0C2mSa7JH2iXFkOorXOEyE5CVwqcRYalhH8QMwL5WQ1ju2HBQb2+JCRwRvyP8jXBpYlOAndbZMEju9v2roCp/EAxtDjvxSncGjHdIHYgE5gwO8Uf8X3lSk"
                    + "n7Lexqm32GF1ZpR8tXhJriREp2Ljkp/eIi7EesZiPdFh9Y+ipsMqzIeiz4YPJSJmfd60xBJaLmTHHzCSFwddChznuihs2lMD2IApjTFOcU5cNIXJDGzQQm6w"
                    + "pczkm78kqU5LUhcNQZH7GY34rHWW02ErGwu6JL2FU6QT9kMl/XFKsPvChs/SerkgtjqK5YMjEKO0j7xy48xO13n/Ic7jSWI8ABncxMUiBhvz9RIi3baX6uYA"
                    + "zrPrQkLsuMUid6ib79vZDGkXL6swGbj4s2spbneDDBeoKwv5HJEDROy2ymKozgbwXIMIWmbhmeMC7B+cVeKKzEyvEw7LolVxulqTHaxsjgwQEJSegOR1AU3x"
                    + "4ZPI86LljxI02+kqs/PM5OSG/Y7h8O+1LWzsekrCPkDfgJKTNmk0RrNqYLLMZgcoVwPKW9qTNNYV5EzTlCunM276Z8kJKG0o1fiUMd8soK19DnTQ98z0xXw/"
                    + "4wAipM5xkv9/+0uhwuUYTumcUjcCCTu+071W2vD350OWH9LXxM5LO/tqnBiDgwTuSeUqDMmrdJyywHGEp2MOwCg+piGU52Gj+uoE8CXKC4KXl3RWlNlVi6/f"
                    + "DIfDxzVCvEq33GVDN0tUnuyJD8y6fX7wS67zL6S1nzrfpLbg3KUyvVn8wSC8Zc5uzuVMGPbSfyVmVs7sS6sYzT/WeRHPtt7JmhSzTgP65gFWmPtYUGKx+lKC";
            case 2:
                return "Lli3DHDalOqw1Lt9zKsl5KfnLoHVbbstPcL1sSsHr49dqUtlhCt8TUY/RvuKTYyiklzpVMXRzVFqio1Feaqmic7zmyMK8Ee3gI0Ffp2bovS1PUUgkvjBNPer"
                    + "zKJGPsoLXazzo1vUsqmZFmBBuVmcMW/PEe2Obt/iv9DE62OZ8VQxHUQykTO+fcsQMTUmBAimByJHeSw4vztSOot1P9ETqqjfOmSAguwTiD/bCMKtiJlCpMV+"
                    + "buw5NqXdRxWD4qh5KEPfOfMfpSjq8OpAMEy5rxsif3HE59mNtDZObt9QSNFLwDjBwKqJ8N3CeHmr9SrSpL9xkZtkpmaZXSqtKLIhsKeRmlvKhKGoCqlhgY0r"
                    + "gYwNaqFzxS6bJ1KzUVS7RrQDRoFiQU8XPDXJ7L3JBtfHqybmrDGda+aGH6Ojj25/Y7Tq6FyLV6KejlvkSf6Rd1wfM5im8iCqFjoDyb/Kj7r+AI8mNsIKgiRT"
                    + "uysqTkNnZ/F8nWmSjeP5i/rYfs4/o1ZTOkfWkKsii00kTC70vUmFy8JPMLdkYwI998x3jFQvMJjBYGjhhH7kPD2Ls7xQDdyUtEuKmsjtyqQscAXmqX/G/R/j"
                    + "njvXmXtP3ZstYyYHQmmN0vk90qKZPSTHOt89CuDmCyGYEJg2GeRE0ZKXqcwLCQr2E6mf296UVs2UfBLBTsjOydBcsL99bcnXuI9rSnHcovJsKs1JFTBHRwio"
                    + "/aaU66XhZEb9993dG+KQNxJ47mvt2nTHehUfzzfH3uvlzlfp215rkXiNW/5n3zyAxOkM2NF/aYETyLFzhD6KgyLIjJQTKC3V0hQLizGZFp31i+6ow0jkOqX1"
                    + "w6jadpwdHSW26Fa9oo8jTv+mFiWlKWChSO2P9inJwYjh1eBBJ2tDrvOIOLlMLQZiMszbFzqdmmRHb9yGbc3TEiOOPHr/EhfbVhcCLmpD7HCoitMuCFQjRjmv";
            case 3:
                return "jUh2c7RC3lJ3E/k0i1fFbSdY59AFWPW0CK46UFaY4t/UDWCqm1uY83S9ROYwmJviZWLo5/PtqyiMqS8ii1ng2ECO9Ce9CsuJ9SqxOmpNgc3IHPIc9ooDVI76"
                    + "AWr/trCZnhs65RWSlzDwSwK3RQjCho+f3IAx6bMCAz+Ax4PUbjxwohbDM53k5qozW6cSh0wSFnoOv1WAVDDV5CgWB4PpIk6izKTUqxWsjVAJEL9M/oBRDoAJ"
                    + "onhYcmKKAFEYxwwC2q1DBRYOwkCv4LGisH7KVSczxTpL/SnUbS1RJAmG1HGokKEEE5gA+WAV9JA00fQL6cNf8of6BKB/CwMWf9D1h7rMFG7pLl4aFK5h2CV5"
                    + "0vggM0vYfQi8UQkMu4TE8bH6BUf9uUbA4ZQULs0mDxCsc+F0Vk/BR+A7XSdJ5fERE6as4ig/BxU1UOGQbwB6bu+WWM4WSPQBZW/AwLpGFsjlbVd+CaZ2V+DL"
                    + "L/gX092cx1leC2exSUjTZDEbPSkVDw+kN4fZR4zYVacpc17EbEf4vlQBHQIxsOniEz8z8+c6zgzS5UcCgvrQH16bdE757vkptxppqfrkifd4A+l8YTc/2Ugn"
                    + "YaUZZCtIg5ZxbqBzJP7bkl3YYtNpYnNSChEoLQnLWYHxO+Gnbm5uVABGBOqpMGHAeKtLll8djcYuBVWCI/jUbegmfA3KtUoxJ9uiNHqS0Mt0CjeQhd2B4V9h"
                    + "cBmo70tLr8gLnus8niqanBRWh28LygMGlDEh5GYvaC8shuF396kmbA2pVQGtpuhvDQUwkJEPxC1AbJRg3DCR4hEiMyW1j/Z4BVr+Ki2NzuHogfznPzcE+o0j"
                    + "QpYNZnGqk2TrDOpj+0glnNP5Np2qujU0wZScnMNfkQbqjYYxkdUErmoIvOXUBkpVLB0knxfPVOgA3QgeXeWIcSTXfC4v9Oah03wDDvrzc3IewZvf7nBW4MM2";
            case 4:
                return "Cz9wx8iGgXfIOG48PCVyWq4833Hlvbo67AqFjIEIrdlCka0NMbOGvIh1PyKnw1FJdp3hwd1C16IOHNYms1A6Iomd7h5Q4ycwm+DOWthzupUNJQgkSEWGTHNO"
                    + "LT/8X6ulZZcfdCCan2111ga1xnQBg2W9PZDs9lRuyfsvSI3gS9XEuIQ7UuRlGdGmOGumWfFN/ATp445DLBF66rQJISGAKyhVqwmStEASLxJasaA7n8xUSitF"
                    + "bN4E/FE9W2NLFv9bSwzxTuMTDqK47UkwxXQRCtiPyh/jQPYU4it8Mt1Kg80BHCG53ClqMlL71PZzKJgJOHoTUs7e4CWewQtwGsv1XikBV+lpjlSpAXCEqZZ5"
                    + "TmHRBwgmVXtUQvv2W4ewekTu9R8v7wIae+SsR9xJIMVDTkq4i5Cd4RuouLoGwi2VtvJZ+8xyD35wZQAf0o4Yi4dXaleVz4YnNbRv6mjH6lqdXan4+++JUjlq"
                    + "X/yppRE01FOPkTbg8K/G8tPnLPbjrn23fIkkLLuZYd1lQAH+ubCVs0eeklEJGueuBBRrnWylIpUkHDk08iFGbh9/PLCWgGq+qyX4u4Ucl3+N2EuDKOE9ldTq"
                    + "8qA+Eie9g2Nm7gk14jlau0lsxGlyWx/3u/6dM53DfyTrPA984GA/WMUtEe0fuYUwBlNNFi4BMvz4qdvys/YelLJuXQoYCFhjJwJu+Z2vk4K+AxSQqFCQYFHK"
                    + "0NAg4obio0ASww/qLaKyE+E2BV152yDoQxw3XLoQjgH90FGU3dAhksH89uurFygLgSWyfJof0ALoZVnfEMNYCTwYXkUvZwjx+pZaxqHnNkStb9Mor2ccMgJz"
                    + "fDIEb34C9wd0QT3syW9uyZb7ukAyUDkFm2rj2emw3NpYro6R5ssW5KLNTaPxk/PD204wJxsXFCv2rrk4P/WLomA3LrGgankjaYxIz3MxXsLCMfou4JiYLQ1l";
            case 5:
                return "CoGl6I8YQL9dO0xRZYMQGbx/lw9423vWkGqfhykX4YDZeRdwowhQ8sEmnsUg1f34XoXQM7gZCok91i73zbQ8X3J4DLqKo06h/rBkonVAAa/gO6rgfQ9HPRNp"
                    + "85p4xbj1ZeY596N4wrWmnjLe1EAGUMDxEy/5you20qHVkuZWuiJrn04empdRbkyuBI6ciuPQjXxHVyBDJAb2taXXXpJ5hyWB9yii0zoAoY9u1OSAHzNjEEbg"
                    + "iLa8DD/VrRoZzpRWCexk21YTXnOMg8enoiP/81xg/bpOOWmGmwQsNorBekUHd2VeR7HlU5wJ0e4e+7bUJE5a7os3/I7cAVrHWx7kN4+/Ij3h0TwBkeTegZmZ"
                    + "OX8bkBeiGcJcVJEP4sXwEXRQgyCeaFHUEV2yScK9UNYn+sIJNOAUidGRBrGoCAUNQcL94vNzCUq8aZ02ZlAPWEv8ey8lv3Q9d3K9fOBmWI0CXis2x7XeKtFT"
                    + "88J1JKjWYmuBu1mF4TvyXr7sSKy9f08+vEP9hyh+oPoDZSx9TXa7Eez4PnVlnnpj+xsWPel2/azpmRwdIVhiZ7fb3XEgL+jiwme2fIuxQy73nwb0HoJtmgkl"
                    + "5yl3IOCul2N7iqXSOHGmp0XOzr7egskL50pea0l9uZYhnWUfn8ek+nR21YpSfef/Uegdi92xsmCT6D9lLezceFnD7fD8G+gNkjo2b9IWOWoF62czJiv+kS4N"
                    + "w5EA/rvbJg1cbHgnG+TbHeO+nKm8p4cABWr259YmRqfdAbm4MFDwed7/FDaJnMJRKsBQJrrArm2XOTNYrfNFCAcng54gt0Zd36hzckW1sRLzsWD+e8tnNM9w"
                    + "tHVr5+eJMavW8W9pjPgUTKD6BtUW3RMs4TfIbni/i7S8a5bo4qeWvrOmq3es6sUXtDuKDjbj3jc1aqnvzQsoTEuptMzeqFBMIlujCKSHDYQD2xfnp4csiJpA";
            case 6:
                return "Md2PSIqF3aFYwdy0cpVuw9zoHYm3tqo/lvgWI/en6k0Gmgv4OM4p/Xly49Q4qMdwujW4/IhL4CJ2x1OG9LGOTUBLqDHG/mVxEnjuiqdpLOVnidTKd02RSi41"
                    + "JCr5JIDVOQQrsxs+VYQQBr8aEi438+gHtXPdzCsuRGes1kS4S60b/RFC4Dh2C5+Sn7GzMO32XHqIn6zEULl8IReW6vXLH6jqq2PACQ6jwL/IQdXwYPXmnheH"
                    + "JnxQsHck8v3hDpEsOmo6Brt3koGTVoXAb2lm5rAMzlHW5QfZk44Y1UPMFF1g9w3JQ6ADetiNgnEgWXErD3ZWSAt3fD17Zfb1XNTW1AgO/B0CFbe5I273+o46"
                    + "rJZrFFH/hc7DHRyQLvOY73pf1cEzkg68wOAmKdB4P8htVoShhmGy1jt56u4g4fyJqgOdmdCNTyh+lQbutJ+J59/US2w6A8euP9dwdG9NgjTPZmIGrQDnFenw"
                    + "JtL3fZG9Fs+kQr6zSi4I1IYaItA1yuL53QnSDqqXt6jA1onc7Uq/ih7JUZW3lTp5jxDeHRLOIEaq9eGXGQul+557JvxT1Va7Gwv31lY6BY+qoN5Y26axuhip"
                    + "6+Q+P0FdORY2SnCv3kistlAS9UxmuEdEjwP4WQD5e77kxgddK/v63edWU7ukJwZb9wRh4EyglrTsqc3pQqxWDe2rwLn5UHcuedAsxMmDPyor6XZZ7tKVcE9Z"
                    + "3hUN9ys533ct/LeIGxwZKQtslLNlIGmYjXe4DcsBl8hunEUyeLbIEoRL1SJDd61hVU7vsUdCxq/PW0GNxc1/PHEg6D1lk+MOIY3T9dxl7Z6w7JjXMsdvv62r"
                    + "Gfdo3Q0f69rTQaHnpF3SH3oTfFYrnRo4f3ZADXZK4y8qQ3kL32zFP2UtIHt1IPeJvuFsa2v5LoC79/6C1d0O7L1frZf0LVUvbyAGcu0rGL1xT0SbU3s4IqG3";
            case 7:
                return "lSWxDTZuRiRUczZf94oc5ajjdzLmP4qC20OOewX9QPb9vfpGnqvgy8KaM1Gypd7C2B/oCnNALPZZQOejv99rtHPosq92s4eDSi2inOFwakDTZVrA5CEd+FZu"
                    + "/w91myQL4W4WWSfjQDcJOd8x7OdfmTeUTGQVqfNOuiht5hE+TwnnV0XpGXPXLfUXG4oe3GeOT5KrdNmb81VT5yDxDq0G/b2d0z32+X7ayoSnpR6+CdW8OytT"
                    + "JV/2tRTlrdvlCwV4c/D23vTXK2jMEL4elYSEAFITTXPNEMH45KzflM8pemfOeV1KJYArOsCrDs5qpNPpejnhDEvuhIe1q+RhdY/nySrZe1i3GBOi9S8qmG8k"
                    + "Oh3LK559XsuqzPCQklWJ5Gf1DHGUXuJYui8n03TBtPGSLC/iJCnj8Z4QzOpYy1xrGlneZnjW/fDy9cu7ly3LxH++pJk4rSLaRMwWCeL1ZjK7f9JDFxap7V3+"
                    + "poDhetJ0FY+4QX02artV4asZufBPK8EbuDS7e9VMmX9jhxqWgbFq3HBNSS22yl6EszeCbS38crjmySqZqMYkGHJsI1Ay5nK2/ekXt/CDshjzfybA6+BCL9Wo"
                    + "1PshrfpSodZsKNUX8J+erUxGf2FQHXiodg6eTSwXWXUQVN9w7+mqlKa/2RBS25IQ6rBcbir2vUuRmfIUelMhMEnZwqrnRUD2nVFyrFt7oOLEeWAL/enRX1ju"
                    + "WCTPSWJYnX9OoolFNd1oZQ1lPPdBfr9uyezAVyy8YilPmdyjMNb65rJK5Yg7Ia+ne0t6sUTPFLtf0E6+PfoqdnbrtlNDoidI0hW5u2mgHuEzaZHAE1hpK5Eh"
                    + "9zghoPcJJYH5QmcVhSiC1uk99R/dN3lVZCPNWXp0/0UdeHAPc/iAQ/L3VtAuHrmzNoPOZaEgKP1Daaw1OtxTEydhE73v1Hg0bne7971uaWhNqRR7RN70OrSA";
            case 8:
                return "lrOM/UMYefTBQ3lhVwMBLuFov08/5GrLtNkWmkVZ+X6MPP3SpZ/H1UVJccEcIQXV9epAlJT2WOmUyzdvjYYbj/LfYuXvhtRf5W8va2rbs5bzami2Z2KzoGoY"
                    + "RP2RQute+pnH6qsvp/+3tWt/bts4wr/7r7jOtCUgoSQBPkQ9KE88ddqmiTuTuM0PNJ3hSyJGFMESlC1Gcf727rd7eziAkKU4nbGGwB3uvbe3j2/PVb3SruWD"
                    + "yTkMCWIps1NQGvs6tlCszl9oP/NisWVb0UyJ87nu3CKpcoINx9SIITfFMHuwyXzc2b/T9W7w1XY72VsJhAtOkPDq7uoKPXLlbtI17DFcnKabSaV9/xquq4Qo"
                    + "o5Ief405lMRYEwev6OPOizPzOchaMyd2uoDftk9TyAT55uvvvv9nDHqMZb/bkUwExfcc4n35O6iXpcFG+OIYbqafRSSUrq5Yl+H823mPM+g3EOgdJxPHSHp9"
                    + "zpFHPxNTyll40FGNPNeRE8xJ4acNsw0w5EgaF5pwWze0G57h6MoCnhJwGArlgQAC9pY4fvJkXR7Xoen+m+5p86PagYiUKJEhJDckZ7ttw3I+EXOTl+WtYPzX"
                    + "NuDF4mUVhQB2scryneAXuIdNqyKQgiDuW28obv8cGEkY4oRzSWMmNNRFNDU27xZRLdp8PtnnFvy0k6CYbH2AfnrG+tCkAmQk4LWhiT3gEQJCcgEfyeOFSfRZ"
                    + "gEW1O16P2JpNXmsJEeWHdw2oj3syFHZBTxGHMc73wplerbJpMLIb8m7KLCEIpPN/MXEoB1s4JtaesyPuzBTnjaQ4dawCfzGjxptMGCsoY81KiPXCfyE0Bq2I"
                    + "yEgS4+4nPnsrjuoqMIbBZ9eZgQxXoEh8eI26mudnLsrJhUBB+QWzZaUbSk1kEQVj4m4yvjstzCLrc0E6UQ1Ix58ekiYtAR2M9xg05cBNlU7sareYmnN3WQbP";
            case 9:
                return "VnklKoLrd7LlAlrgdAZ4074sv64WHxYrrBl/0Mw3q3QXNFqNUpSDczZDkpESdDywt7TOf0BLNw8sgg4ws7XaD4uijmKwQzXDniGJOmRbGgShwgGwlHyWupRv"
                    + "fvjXm+YGtwEFOjSESFtwlGkdqQEDVq/c2f9T2ItvqNPmqGXE8i49AXktF6tV1hCpWtOm+0UlxRJVJVVIg21fRKB5lq3VRohvmmLt+THdLQP9lD6jI1fGow9K"
                    + "YbZKJrFGKHESbg7BDYRMtQyoVDevaPK+mFR0Uo2plUAP0QQeDJzyZ1opPUfQNDVhA+eYeP7pTK+1MFP3FqbcItxSDQ9Eb73kQ/OGLUOBG748OTf6y5fGJZRe"
                    + "vLcPpbwPsxlYS/3IHu13pF06c327NICH6dtZ2b3P0FtTM9CtMxLyYj1q8GPuIj2eTRCI9LK8mJJIKZBI7ZTqYlZM7Ngg4Les9BZGEiY9zDji8RTEar+D/i1P"
                    + "HInkMK7YP5Hp2tCYEh95/UENtJHBahaLWbMV+YPCSFyhOs8Kz2V9kik+v/3vbmc/Vh4mU2M5mSVH3fR1VYhI0Si2Va2FvpRV35U0lw2o+7niv7VYhjT/lqQJ"
                    + "lhgkFEsSGIaElMeDeWyubziRsiXIGwPSrDzEy5Gz+VDMsIwtt9b+nWT/kN1tZxwsklIW4PXMANcFSv9AIIL3abF+3DcjURK+b0bC6yueOnHMLGGkwvnL0D7Y"
                    + "XvK9gpftmJ38o6ZFaXUrl1IN9USFgNPcpJvFW6rz7noZaPTNXxccfUOKyWJyC0cfHVDfc2GNisOGs2olC27n58Xg7DEiIGE6NXSU0jwY6ly5t8CID4ZE07GY"
                    + "C6CZ6jseSoU6DJkbqha5erS+W79buxJD+01zk20qDnrOgH4qX3jGBT7bhqb1nnPOTPDu43H4bs33ypmgeRT+sdVc3C9mAeerxQGlQm8rcwIdI5FUOErG1rJ7";
            case 10:
                return "oNZfkZbLzP3Bn0LRaWXClGx8XDLD0jlGOUOUJa2PRngscQ0bqePNch2WAoq3ssMt8MDiihvUWA6qDLwMIVF70zN541BHerBkt3scKF1SRz79lqgAp/vDo/qS"
                    + "YW+Gb5dqh1rZoR/02+w6cHEWYALZNYxeiPaGTOHCLtV0p+z/KSR71XVK9db5TV3Y59oGCfJ3zXwGo8bf+cIUUhkq6W+zjZ9IC0I9tB9f0MEh3IzzyqyupBEg"
                    + "SzcWNR/WtfJIl3g2ffEOSqi9w66k8lVB8CLoeYybBfHA6nxp/ir1HAaMt4SNIqgYDAbm8tL0cZSzLhX3nea2WlnjDAkVk/+ki4/Mo77ybDJS6ZHpgiakXtpO"
                    + "ryfQiiwfSsUUvVrBisRWniC1Jx1HnfgZfs8iEyeD8gedpGiQlizgERJtdokwB2FUtoQcmUFk/iCT8KxaBlRLN4x8I2upwpbpdfqDk/YpKZtezaquIZbkk4uo"
                    + "usdMg4W4deB4XQvKsOLFZSFv0OQ+Ndc8x/jQG0g7UnZf7c+IsuLIJJHpjLnNFO1x8Wu3DkCeWuR43A9J8AB/2u4CKtVok5BmdRY2jPovBSKyMDHpUNA6w/VP"
                    + "sIL0R78J/fYic0pvXXqjrtFPTN2L+/TaiQz9xOgwfZTETvXOiTWiKp4FNtEFD2blwnHhTQp+Ugrzlo0fJ9NcHqiWIGXqBnl3k9Puaf8kOSWK/8W0wzKxlzaQ"
                    + "Mk4cuaMJdW9KfzP6m8O2SDN83z/p9pJOmwbSvl9czeaT6eAUteL9dEBq7Oxqoe9xu5P0uif9sWdtYT0RcV7gNCBRtCyoBE6kw7ffVXPNCOA16gC1z81XenQY"
                    + "PYaAsH7XRYRZMQS4XMhi2PXdwiAMgrV5MJBCTTB/NjPq/a94mNPmKLJjhPxQ6hTZc/7Oz0649HtKfc8F8RvIt6FvVsEoiBf0aFl4gYhW7SPRwQkexyOudUxN";
            case 11:
                return "xD1HFne34L6wcFK3j4VMRimUR8whrh3gzYEJlHaOQG8slWE1zj1KhcQKgpV2mCWQEpNSe52QphRzPuc5n/Kc22f6x/B06sjFhdTzC3frkia1kxBXQRo3xtaL"
                    + "OuqZtNFfoY4pnqfyPMPzTJ7neJ67auzWJu4SVGv0j3lPjvfNvEoBm216KwE1Ps1gJpJzm6ksT+hnDfrBuWYzWSQJNowqM38yG9pXNocB3Gu3xhsgVIgPrhFB"
                    + "ke1siLWlQ3VnbUiCoQ9i4q/80bna5oItzaO3q7eV/ctLCS+FdQrAYSndALvj7qEDwYbIqvAdLIvPnHV/EB4WScLPsYaShdPSUXAfmTWP8Z7pADRxD/pggihC"
                    + "7SyfZxoVhwft8S9hCkUQ1tKOJXySCWAZkUTs3nzEnhnW7JmUT3SrNmo7YBBUAibXHpHb3r0mREa2Kpvfx1YMMC2Yk5OQtr++xAO8yQR1IHNIkZOixB5HhiuC"
                    + "t1O87blI3PZc+yy5mnzkFc5H3TG8NVpc3uO4kpD0OOyO32ir56PemD741b32x8i+EZ7CY/PZxseMsf5SHbZe4lWP97hTSUgSba8tDcRoz70l8hbrm+VSefNu"
                    + "nS/Tqx3bHY+5YTmynG7FPcYcdNFTfMYlP714TA57MEtZqqUMTiQR2UlhhccsHZ1/8kLRqyADoSl3GcD/KQDYGqKeFYPN4vGzYvObkOGXpNVZXYsnhGFa/E6d"
                    + "V5WtrKyRHs2zw6qAve1LpkIulhqWYymc5y8y/vdyS4ezpnkzKZqUP581UD9Py2PklcQ93TDaa7lIt3r9DrxCq32N+8jDZcHoc+7uXWPfw2/CA5IKpmhAG7A5"
                    + "jBvWta7NlXGA5xLzZa/kemL0bmlJZ/ydwfiA99vwnEaLBOe7TUN7wxd9PX8dHrkEjNfCXmAmMZ2Rg5U73DlfZbYF/n57ne1If2zCnEVKr0KkS2h0hsllMCtQ";
            default:
                return "B2mVqAo6MGRBJ2uBvaLG1JE8iJoXkDv5zOVb1Cxe+d42NIAK1W3zmaVVTX+9y66vGRNh7QF8b9E/cG0l8ZrAJkZiSCjn6bzXIMjL3hiRRlw4RlhEZhzEUswP"
                    + "tfYvDfWjkUaSVGZVako6x8Vv9h6ui5a96LIl//XD/wAGCWxgC2IAAA==";
        }
    }
}
