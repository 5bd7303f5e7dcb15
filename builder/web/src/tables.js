/** What pictures here and in Python agree on. Written by `tables.py`, not by hand. */
export const SIGNS = [[32, 126], [160, 172], [174, 191], [198, 198], [208, 208], [215, 216], [222, 223], [230, 230], [240, 240], [247, 248], [254, 254], [271, 273], [294, 295], [305, 307], [312, 312], [318, 322], [330, 331], [338, 339], [357, 359], [383, 383], [8211, 8212], [8216, 8218], [8220, 8222], [8224, 8224], [8226, 8226], [8230, 8230], [8242, 8243], [8249, 8250], [8364, 8364], [8482, 8482], [8722, 8722]];
export const REGULAR = "7t7zcyhlhur9hw8ca4a4dxie80cr80a0hkbagxh6hygih9fqh8h9808eieidiee7qvj6i7kbk2gpgfkrkn7hfviofpp3kxl9hrl9hwhuhykoj6rdiyivhia5a0a5d3co8zflh0fvh1g8aah1gf6r6rf96qocgfgoh0h0ageo93gffmmqf6fmfdbu99bvif7t7zfwh0k5fa7jftgfpecmg7ieiidbcmiecace8zgagr807f8gdfg7manjoie8rlkfiel9hoh5phg7ifgoh0jqkfh0lkgf6qnbdgel9gfn9zgj6qkxgfrxrsaghy938qdwrs79796pc8c8bpdnfno067caaoaoijgzif";
export const BOLD = "708xejhwi1rxie92adadf0ip8vcx8vajibbrhchoiih0hrg1hshr8v96ipipipf4rqk7iakhk2gtgckskp7og4jjfppml3lchwlhi4i1idkgk8sck0jti5adajadddd19rfyhbg6hbggathcgz7a7aft79p0gzgwhchcb1f99tgzgbnbfsgcfrcn9zcmip708xg6hhktfn8tfsh0pecthmipigcjcripcmcv9rh2gn8v9990djhmn3o6p7f4s5kwiplciahvpdghipgwhckjkvhcm5h079nsejfqahfxbngq7al3h0s6rkbnic9t9adwrs86867ke3dxdcfce0qk75e8bkbkivhiip";
export const OTHER = 640;
export const SQUARE = 1000;
export const SQUARES = [[4352, 4447], [8592, 8703], [11904, 42191], [44032, 55203], [63744, 64255], [65072, 65135], [65280, 65376], [65504, 65510], [127744, 129791], [131072, 262141]];
export const BEYOND = 3;
export const FAINTEST = 0.04;
export const SOFT_ONE = 0.5;
export const SOFT_BOTH = 0.35;
export const LENGTH = {"minute": 60000, "hour": 3600000, "day": 86400000, "week": 604800000, "month": 2626560000, "year": 31553280000};
export const STEPS = [["minute", 5], ["minute", 15], ["minute", 30], ["hour", 1], ["hour", 3], ["hour", 6], ["day", 1], ["day", 2], ["week", 1], ["month", 1], ["month", 3], ["year", 1], ["year", 2], ["year", 5], ["year", 10], ["year", 20], ["year", 50], ["year", 100], ["year", 200], ["year", 500], ["year", 1000], ["year", 2000], ["year", 5000]];
export const APART = 10;
export const CROWD = {"rows": 40, "least": 2, "few": 2, "bars": 256, "column": 60};
export const FIRST_PLAIN_YEAR = 1000;
