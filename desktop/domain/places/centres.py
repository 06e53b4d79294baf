"""Where the cities of Guangdong and the capitals of the other provinces lie, so that a map without pictures still shows in
which city a point is. To a hundredth of a degree, which is a kilometre: the middle of the city, no address."""

from dataclasses import dataclass

from desktop.domain.map_plane import distance


@dataclass(frozen=True, slots=True)
class Centre:
    """The middle of a city: ``code`` of its division (4 digits in Guangdong, 2 of the province elsewhere), WGS-84 degrees."""

    code: str
    name: str
    latitude: float
    longitude: float

    @property
    def point(self) -> tuple[float, float]:
        """Latitude and longitude."""
        return self.latitude, self.longitude


CENTRES: tuple[Centre, ...] = (
    Centre("4401", "广州", 23.13, 113.26),
    Centre("4402", "韶关", 24.81, 113.6),
    Centre("4403", "深圳", 22.54, 114.06),
    Centre("4404", "珠海", 22.27, 113.58),
    Centre("4405", "汕头", 23.35, 116.68),
    Centre("4406", "佛山", 23.02, 113.12),
    Centre("4407", "江门", 22.58, 113.08),
    Centre("4408", "湛江", 21.27, 110.36),
    Centre("4409", "茂名", 21.66, 110.93),
    Centre("4412", "肇庆", 23.05, 112.47),
    Centre("4413", "惠州", 23.11, 114.42),
    Centre("4414", "梅州", 24.29, 116.12),
    Centre("4415", "汕尾", 22.79, 115.38),
    Centre("4416", "河源", 23.74, 114.7),
    Centre("4417", "阳江", 21.86, 111.98),
    Centre("4418", "清远", 23.68, 113.06),
    Centre("4419", "东莞", 23.02, 113.75),
    Centre("4420", "中山", 22.52, 113.39),
    Centre("4451", "潮州", 23.66, 116.62),
    Centre("4452", "揭阳", 23.55, 116.37),
    Centre("4453", "云浮", 22.92, 112.04),
    Centre("11", "北京", 39.9, 116.41),
    Centre("12", "天津", 39.08, 117.2),
    Centre("13", "石家庄", 38.04, 114.51),
    Centre("14", "太原", 37.87, 112.55),
    Centre("15", "呼和浩特", 40.84, 111.75),
    Centre("21", "沈阳", 41.8, 123.43),
    Centre("22", "长春", 43.88, 125.32),
    Centre("23", "哈尔滨", 45.8, 126.53),
    Centre("31", "上海", 31.23, 121.47),
    Centre("32", "南京", 32.06, 118.8),
    Centre("33", "杭州", 30.27, 120.16),
    Centre("34", "合肥", 31.82, 117.23),
    Centre("35", "福州", 26.07, 119.3),
    Centre("36", "南昌", 28.68, 115.86),
    Centre("37", "济南", 36.65, 117.12),
    Centre("41", "郑州", 34.75, 113.62),
    Centre("42", "武汉", 30.59, 114.31),
    Centre("43", "长沙", 28.23, 112.94),
    Centre("45", "南宁", 22.82, 108.37),
    Centre("46", "海口", 20.04, 110.2),
    Centre("50", "重庆", 29.56, 106.55),
    Centre("51", "成都", 30.57, 104.07),
    Centre("52", "贵阳", 26.65, 106.63),
    Centre("53", "昆明", 25.04, 102.71),
    Centre("54", "拉萨", 29.65, 91.12),
    Centre("61", "西安", 34.34, 108.94),
    Centre("62", "兰州", 36.06, 103.83),
    Centre("63", "西宁", 36.62, 101.78),
    Centre("64", "银川", 38.49, 106.23),
    Centre("65", "乌鲁木齐", 43.83, 87.62),
    Centre("71", "台北", 25.04, 121.56),
    Centre("81", "香港", 22.28, 114.16),
    Centre("82", "澳门", 22.2, 113.55),
)


def centre_of(region: str) -> Centre | None:
    """The city that the code of a division lies in; None where only its province is known."""
    return next((centre for centre in CENTRES if len(centre.code) == 4 and region.startswith(centre.code)), None)


def nearest(point: tuple[float, float]) -> tuple[Centre, float]:
    """The city whose middle is nearest to a point, and the metres between them."""
    centre = min(CENTRES, key=lambda one: distance(one.point, point))
    return centre, distance(centre.point, point)
