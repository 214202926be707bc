"""Names for the tests of the booklet reader: countries, objectives and partner groups."""

from letsema.press.booklet import Names

_COUNTRIES = """
AFG Afghanistan|ARG Argentina|BGD Bangladesh|BIH Bosnia and Herzegovina|BWA Botswana
BFA Burkina Faso|CHL Chile|CRI Costa Rica|CIV Côte d'Ivoire|CIV Ivory Coast|DJI Djibouti
ECU Ecuador|SLV El Salvador|ETH Ethiopia|FJI Fiji|GAB Gabon|GMB Gambia|GMB The Gambia|GHA Ghana
GIN Guinea|GNB Guinea-Bissau|IDN Indonesia|KEN Kenya|KIR Kiribati|PRK Korea, Democratic People's Republic of
LSO Lesotho|LBR Liberia|MLI Mali|MEX Mexico|MDA Moldova|MDA Republic of Moldova|MAR Morocco
NPL Nepal|NGA Nigeria|MKD North Macedonia|PAK Pakistan|PER Peru|PHL Philippines|SRB Serbia
SLE Sierra Leone|SLB Solomon Islands|SOM Somalia|ZAF South Africa|SSD South Sudan|LKA Sri Lanka
SDN Sudan|TJK Tajikistan|THA Thailand|TGO Togo|TTO Trinidad and Tobago|TUV Tuvalu|UGA Uganda
URY Uruguay|VUT Vanuatu|VNM Viet Nam|VNM Vietnam
"""
_OBJECTIVES = {
    1: "Collect and utilize accurate and disaggregated data as a basis for evidence-based policies",
    3: "Provide accurate and timely information at all stages of migration",
    6: "Facilitate fair and ethical recruitment and safeguard conditions that ensure decent work",
    8: "Save lives and establish coordinated international efforts on missing migrants",
    20: "Promote faster, safer and cheaper transfer of remittances and foster financial inclusion of migrants",
    21: "Cooperate in facilitating safe and dignified return and readmission, as well as sustainable reintegration",
}
_GROUPS = {
    "Government": "government",
    "Governments": "government",
    "Local Authorities": "local-authority",
    "Civil Society": "civil-society",
    "Private Sector": "private-sector",
    "Academia": "academia",
}

COUNTRIES = tuple(
    (row[:3], row[4:].strip()) for line in _COUNTRIES.split("\n") for row in line.split("|") if row
)

NAMES = Names(
    countries={name.casefold(): code for code, name in COUNTRIES},
    objectives=_OBJECTIVES,
    groups={name.casefold(): code for name, code in _GROUPS.items()},
)
