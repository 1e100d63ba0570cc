"""The words that tell headings apart: problems from measures, sections of findings from the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from ..outline import SectionKind

_NEGATIVE = re.compile(
    "不|未|缺|没有|无[序效法人力据章]|薄弱|滞后|差距|落差|违[规反纪法]|超[标范期编限]|虚[化设报列假]|流于|形式化|表面化|弱化|淡化"
    "|偏[差低慢少轻软弱松重高大]|短板|漏洞|隐患|松[懈散弛劲]|宽松|[太过]软|疲软|混乱|随意|缓慢|较[少慢低差弱粗]|脱节|失[实真当职守范管察衡]"
    "|问题|倾向|现象|盲[区点]|空白|空缺|有待|淡薄|反弹|回潮|反复|粗放|粗糙|浮[于在]|拖[延欠沓]|挤占|挪用|侵占|闲置|浪费|重复|过[高大低长慢粗多]|多头"
    "|走过场|照[抄搬]|泛化|两张皮|推诿|扯皮|折扣|一言堂|弄虚作假|懒政|躺平|畏难|老好人|慢作为|假作为|欠账|风险|代替|以罚代|层层|一刀切"
    "|乏力|滋生|套取|虚列|冒领|截留|私[设存]|白条|账实|亏损|流失|断档|老化|单一|空转|悬空|敷衍|应付|迟|晚于|逾期|超期|拉不下|抓而|上热中温|薄|欠[缺佳]|高于|低于|规避|慢|困难|困境|纠纷|走样|变形|围标|串标|瑕疵|贵|堵|偏离|超出|截留|短缺|不足|紧张|突出问题|失之于|时有发生|率下降$"
    "|破[损坏]|渗漏|泄漏|溢流|[直偷]排|超负荷|屡禁|裸露|脏乱|滞留|遗漏"
)
_AT_END = re.compile(
    "(?:不[^，,。；;、]{0,8}|未[^，,。；;、]{0,12}|缺[^，,。；;、]{0,4}|薄弱|滞后|差距|问题|弱化|淡化|短板|乏力|现象|有待[^，,；、]{0,4}|较[^，,]{1,2}|偏.|欠.)$"
)
_SHAPED = re.compile("重[^，,。；]{1,12}轻|以[^，,。；]{1,10}(?:代|落实|贯彻)|^存在[^，,。]{2,40}(?:情况|行为)$")
_MEASURE = re.compile(
    "(?:进一步|着力|切实|全面|扎实|大力|坚决|及时|持续|深入|认真|严格|不断|积极|迅速|立即|已经?|扎牢|扛牢)?(?:加强|强化|完善|健全|开展|组织|制定|印发|提高|提升|严格|推进|推动|召开|坚持|建立|修订"
    "|出台|落实|深化|优化|规范|加大|抓[好牢实紧]|做[好实]|压实|扛[牢起]|筑牢|夯实|严肃|聚焦|狠抓|明确|细化|举办|邀请|督促|学习|统筹"
    "|拓展|加快|构建|创新|改进|增强|凝聚|突出|注重|立行立改|清退|清理|追回|通报|约谈|处理|问责|新建|增设|配齐|配强|梳理|对照|结合|对接|联合|安排|部署|成立|将|把|通过|按照|根据|围绕)"
)
_DONE = re.compile(
    "[，,；;](?:先后|并|及时|已|共|累计|同时)?(?:召开|制定|印发|组织|修订|开展|出台|举办|明确|安排|形成|完成|建立|追回|清退|约谈)"
)
_QUOTED = re.compile("[“‘《「][^”’》」]{0,80}[”’》」]")
_EXPLICIT = re.compile(
    "(?:的?问题|方面)(?:的?(?:整改|办理)(?:落实|进展|完成|推进|工作)?(?:进展|落实|完成)?(?:情况)?)?[。：:；;．.]?$"
)
_RECTIFIED = re.compile("问题的(?:整改|办理)|问题整改(?:落实|进展|完成|推进)?情况|问题整改$")
_NAMED = re.compile("(?:关于|针对|对于|对)[^。]*问题")


def reads_like_problem(title: str) -> bool:
    """Whether a heading names something wrong, rather than what was done about it."""
    title = title.strip(" *。：:；;，,")
    if not title or len(title) > 160:
        return False
    if _NAMED.match(title) or _RECTIFIED.search(title) or (_EXPLICIT.search(title) and not _MEASURE.match(title)):
        return True
    if _tells_measure(title) or (len(title) > 90 and not _AT_END.search(title)):
        return False
    if _MEASURE.match(title):
        return bool(_AT_END.search(title))
    return bool(_NEGATIVE.search(title) or _SHAPED.search(title))


def _tells_measure(title: str) -> bool:
    """Whether a clause after the first says what was done; what stands in quotes doesn't count."""
    return bool(_DONE.search(_QUOTED.sub("", title)))


def runs_on(printed: str, title: str) -> bool:
    """Whether a title seems to hold more than a title: an account that no stop parts from it.

    A heading as printed that ends in words for a problem has ended where it should.
    """
    if title.count("“") != title.count("”") or len(title) < 4 or _RECTIFIED.search(title):
        return True
    return not _ENDED.search(printed) and (len(title) > 70 or _tells_measure(title))


_ENDED = re.compile("问题(?:的?(?:整改|办理)(?:落实|进展|完成|推进|工作)?(?:进展|落实|完成)?(?:情况)?)?[。：:；;．.]?$")


_NAMES_ASPECT = re.compile("方面(?:存在)?(?:的?(?:主要|突出)?问题)?(?:的?整改(?:落实|进展)?情况)?[。：:]?$")
_IN_ASPECT = re.compile("(?:在|从).{2,60}(?:方面|上)")
_BODY = "(?:中央|[省市县区旗州]委|党委|党组|集团|学校|医院|国家|[省市县区]级?|本轮|上级|此次|本次|委)?"
_WHO = (
    f"{_BODY}(?:第?[一二三四五六七八九十0-9]{{1,3}}(?:轮|组)?)?"
    "(?:常规|专项|提级|机动|联动|交叉|生态环境保护|预算执行)?"
    "(?:巡察|巡视|审计|督察|督查|检查|督导|内审)?[一二三四五六七八九十]?组?"
)
_SCORES: Mapping[SectionKind, tuple[tuple[int, re.Pattern[str]], ...]] = MappingProxyType(
    {
        SectionKind.NEXT_STEPS: (
            (
                4,
                re.compile(
                    "下一?步|今后|下阶段|后续(?:整改|工作|安排|计划)|打算$|努力方向|工作(?:计划|安排|思路)$|(?:工作|整改)打算"
                ),
            ),
            (
                3,
                re.compile(
                    "(?:巩固|深化|扩大|拓展).{0,12}(?:整改)?成[果效]|建立长效机制$|持续(?:推进|深化|抓好).{0,8}整改"
                ),
            ),
        ),
        SectionKind.REQUIREMENTS: (
            (
                4,
                re.compile(
                    "(?:整改|巡察|巡视|审计|工作|督察)(?:的)?(?:意见和)?(?:建议|要求)|^(?:几点|有关|主要)?(?:意见|要求|建议)(?:和?建议)?$|意见建议"
                ),
            ),
            (3, re.compile("问题线索|有关要求")),
        ),
        SectionKind.ORGANISATION: (
            (
                4,
                re.compile(
                    "(?:整改|工作|落实|推进|组织)(?:工作)?(?:的)?(?:组织|总体|基本|开展|推进|部署)情况|(?:基本|总体)情况"
                ),
            ),
            (
                3,
                re.compile(
                    "组织领导|组织(?:实施|推进|开展)|主要做法|(?:提高|提升|强化).{0,4}(?:站位|认识)|高度重视|主体责任情况|责任(?:落实|履行)情况|部署推进|统筹推进|整改责任"
                ),
            ),
            (2, re.compile("总体评价|主要成(?:效|绩)|肯定|审计评价|工作成效|概况")),
        ),
        SectionKind.FINDINGS: (
            (
                4,
                re.compile(
                    f"^{_WHO}(?:反馈|发现|查出|指出|移交|交办|揭示)?的?(?:{_BODY})?(?:意见|问题|事项|主要问题|具体问题|突出问题|重点问题|任务|意见问题)?的?(?:整改|落实|办理|解决)(?:工作|任务)?(?:落实|进展|完成|推进)?(?:进展|落实|完成)?(?:情况|成效|结果|清单)$"
                ),
            ),
            (
                4,
                re.compile(
                    "^(?!关于(?!巡|反馈|市委|省委|县委|区委)|针对)[^，。“]{0,16}?(?:反馈|发现|查出|指出|存在|移交|交办|揭示|提出)的?(?:主要|具体|突出|各项|重点|有关)?(?:意见|问题|情况|事项)(?:和(?:主要)?(?:问题|不足|建议))?的?(?:及|和|、)?(?:整改|办理|落实)?(?:落实|进展|完成|推进)?(?:进展|工作)?(?:情况|成效|结果)?$"
                ),
            ),
            (
                3,
                re.compile(
                    "^(?:主要|具体|突出|重点)?问题(?:的?(?:整改|办理)(?:落实|进展|完成)?情况|清单|和不足)?$|整改(?:落实|进展|完成|推进)情况$|(?:已|正在|基本)?完成整改的?(?:问题|事项)|(?:持续|长期|限期|正在|尚未|暂未|未)[^，]{0,6}整改(?:到位|完成)?的?(?:问题|事项)$"
                ),
            ),
        ),
        SectionKind.OTHER: (
            (
                5,
                re.compile(
                    "存在的?(?:困难|不足)|困难和问题|不足之处|整改(?:工作)?中(?:还)?存在|联系方式|监督方式|附件"
                ),
            ),
        ),
    }
)


def names_aspect(title: str) -> bool:
    """Whether a heading calls itself one aspect: 关于…方面问题, 在…方面."""
    title = title.strip(" *。：:；;，,")
    return bool(_NAMES_ASPECT.search(title) or _IN_ASPECT.fullmatch(title))


def section_scores(title: str) -> dict[SectionKind, int]:
    """How much the words of a heading speak for each kind of section; kinds that nothing speaks for are left out."""
    title = title.strip(" *。：:；;“”")
    if len(title) > 60:
        return {}
    found = {
        kind: max((score for score, words in forms if words.search(title)), default=0)
        for kind, forms in _SCORES.items()
    }
    return {kind: score for kind, score in found.items() if score}


_DEMAND = re.compile("希望|要求|请|应当?|要(?!求)|必须|建议|务必|下一?步|针对|对照")


def segment_like_problem(text: str) -> bool:
    """Whether a clause of prose names something wrong: its first sentence decides."""
    first = re.split("[。！？]", text, maxsplit=1)[0]
    return not _DEMAND.match(first) and reads_like_problem(first[:160])
