"""Problems of recording: what the state table or a guard refuses. Codes IC301 to IC349."""

from ._diagnostic import Rule, Severity, Text

NOT_ALLOWED = Rule(
    "IC301",
    Severity.ERROR,
    Text("{item} is {state}: it can't be {event}", "{item} 现为“{state}”，不能{event}"),
    Text("{hint}", "{hint}"),
)
UNKNOWN_ITEM = Rule(
    "IC302",
    Severity.ERROR,
    Text("there is no {what} {id!r} on {day}", "{day} 没有标识为 {id!r} 的{what}"),
    Text("{hint}", "{hint}"),
)
NOT_A_LEAF = Rule(
    "IC303",
    Severity.ERROR,
    Text("{id!r} has findings below it, and its state follows from theirs", "{id!r} 有下级问题，其状态由下级问题得出"),
    Text("Name those instead: {leaves}.", "请改为指明：{leaves}。"),
)
VOID_TARGET = Rule(
    "IC304",
    Severity.ERROR,
    Text("entry {seq} can't be voided: {why}", "第 {seq} 条不能作废：{why}"),
)
LATER_BROKEN = Rule(
    "IC305",
    Severity.ERROR,
    Text("entry {seq} of {day} would no longer be possible", "{day} 的第 {seq} 条将不再成立"),
    Text("Void that entry first.", "请先作废该条。"),
)
NO_NOTICE = Rule(
    "IC306",
    Severity.ERROR,
    Text("entry {sent} is no notice that waits for an answer", "第 {sent} 条不是等待回复的通知"),
)
NOT_ON_FILE = Rule(
    "IC307",
    Severity.ERROR,
    Text("evidence {id} is not on file", "佐证 {id} 不在档"),
)
ON_FILE = Rule(
    "IC309",
    Severity.ERROR,
    Text("evidence {id} is on file already", "佐证 {id} 已在档"),
    Text("Give it an id of its own, or withdraw the other first.", "请另取标识，或先撤回原有佐证。"),
)
BAD_CORRECTION = Rule(
    "IC308",
    Severity.ERROR,
    Text("entry {seq} can't be corrected by this one: {why}", "第 {seq} 条不能这样更正：{why}"),
    Text("Void it instead, and record what is right.", "请作废该条，再记录正确的内容。"),
)
NOT_IMMEDIATE = Rule(
    "IC310",
    Severity.ERROR,
    Text(
        "{finding} has no adopted plan and is not to be settled at once", "{finding} 没有已印发的方案，也不是立行立改"
    ),
    Text("Adopt an edition in which its plan is complete.", "请先印发含完整方案的版本。"),
)
MEASURES_OPEN = Rule(
    "IC311",
    Severity.ERROR,
    Text("{finding} has open measures: {measures}", "{finding} 尚有未完成的措施：{measures}"),
    Text("Record them as done, or drop them with a reason.", "请记录完成，或说明理由取消。"),
)
EVIDENCE_LACKING = Rule(
    "IC312",
    Severity.ERROR,
    Text("nothing on file proves {items} ({finding})", "{finding} 的 {items} 没有佐证材料"),
    Text("Add evidence that supports it, or name evidence in this event.", "请补充佐证材料，或在本次记录中指明佐证。"),
)
VERIFIER_INVOLVED = Rule(
    "IC313",
    Severity.ERROR,
    Text("{verifier} belongs to a lead unit of {finding}: {unit}", "{verifier} 属于 {finding} 的牵头单位 {unit}"),
    Text("Have somebody outside the lead units verify it.", "请由牵头单位以外的人员验收。"),
)
DECIDER_MISSING = Rule(
    "IC314",
    Severity.ERROR,
    Text("it is not said who decided this", "没有写明由谁决定"),
    Text("Name a person or body in decided_by.", "请在 decided_by 写明人员或机构。"),
)
APPROVALS_MISSING = Rule(
    "IC315",
    Severity.ERROR,
    Text("{finding} lacks approvals: {steps}", "{finding} 缺少审批环节：{steps}"),
    Text("Record the approvals first.", "请先记录审批。"),
)
EVIDENCE_UNSOUND = Rule(
    "IC316",
    Severity.ERROR,
    Text("evidence {id} of {finding} is {what}", "{finding} 的佐证 {id} {what}"),
    Text("Restore the file that was put on file.", "请恢复归档时的文件。"),
)
REASON_MISSING = Rule(
    "IC317",
    Severity.ERROR,
    Text("a reason is missing", "没有写明理由"),
    Text("Say why in reason.", "请在 reason 写明理由。"),
)
BASIS_MISSING = Rule(
    "IC318",
    Severity.ERROR,
    Text("it is not said on what basis", "没有写明依据"),
    Text("Name minutes, a document or a follow-up in basis.", "请在 basis 写明会议纪要、文件或回头看。"),
)
NOT_ASKED = Rule(
    "IC319",
    Severity.ERROR,
    Text("no extension of {item} was asked for by {due}, when it was due", "{item} 未在到期日 {due} 之前申请延期"),
    Text("Record when it was asked for: extension_asked.", "请先记录申请：extension_asked。"),
)
ASKED_LATE = Rule(
    "IC320",
    Severity.ERROR,
    Text("{item} was due on {due}: an extension is asked for before that", "{item} 已于 {due} 到期，延期应提前申请"),
)
NOT_LATER = Rule(
    "IC321",
    Severity.ERROR,
    Text("{until} is not later than {due}, when {item} is due", "{until} 不晚于 {item} 现有时限 {due}"),
)
REMAINDER_MISSING = Rule(
    "IC322",
    Severity.ERROR,
    Text("what remains, the next step and its day are not said", "没有写明尚余事项、下一步和日期"),
)
UNKNOWN_STEP = Rule(
    "IC323",
    Severity.ERROR,
    Text("the profile's chain has no step {step!r}", "审批链中没有环节 {step!r}"),
    Text("{hint}", "{hint}"),
)
NOTHING_NAMED = Rule(
    "IC324",
    Severity.ERROR,
    Text("the event names no item", "没有指明任何事项"),
    Text(
        "Name what it is about: findings, measures, evidence or entries (--findings, --measures …).",
        "请指明问题、措施、佐证或条目（--findings、--measures 等）。",
    ),
)
NOTHING_TO_ADOPT = Rule(
    "IC325",
    Severity.ERROR,
    Text("the document is as it was in edition {edition}", "文档与第 {edition} 版相同"),
    Text("There is nothing to adopt.", "没有可印发的改动。"),
)
HOLDER_WRONG = Rule(
    "IC326",
    Severity.ERROR,
    Text("{giver} does not hold the role {role} in {item}", "{giver} 不是 {item} 的{role}"),
    Text("It is held by: {holders}.", "现由以下人员或单位担任：{holders}。"),
)
UNKNOWN_NOTICE = Rule(
    "IC327",
    Severity.ERROR,
    Text("the profile knows no notice {notice!r}", "方案中没有通知类型 {notice!r}"),
    Text("{hint}", "{hint}"),
)
ISSUE_OUT_OF_ORDER = Rule(
    "IC328",
    Severity.ERROR,
    Text(
        "the next progress review is issue {expected}, not {issue}",
        "下一期应为第 {expected} 期，而非第 {issue} 期",
    ),
)
STILL_RELIED_ON = Rule(
    "IC329",
    Severity.ERROR,
    Text("without this evidence nothing proves {item} ({finding})", "撤回后 {finding} 的 {item} 没有佐证"),
    Text("Add other evidence first, or return or reopen the finding.", "请先补充其他佐证，或退回、重新整改该问题。"),
)
NO_OPEN_REQUEST = Rule(
    "IC330",
    Severity.ERROR,
    Text("no extension of {item} waits for a decision", "{item} 没有待批的延期申请"),
)
BAD_PERCENT = Rule(
    "IC331",
    Severity.ERROR,
    Text("{percent} is no percentage from 0 to 100", "{percent} 不是 0 到 100 的百分数"),
)
ALL_CLOSED = Rule(
    "IC332",
    Severity.ERROR,
    Text("every finding of {measure} is closed", "{measure} 对应的问题都已销号"),
    Text("Reopen the finding, naming the measure.", "请重新整改该问题，并指明恢复的措施。"),
)
BAD_OPENING = Rule(
    "IC333",
    Severity.ERROR,
    Text(
        "an opening balance names a resolution if it is closed, and only then",
        "期初为已销号时须写销号方式，否则不写",
    ),
)
USE_ADOPT = Rule(
    "IC334",
    Severity.ERROR,
    Text("an edition is not recorded by itself", "版本不能单独记录"),
    Text("Adopt the working copy: inspection adopt", "请印发工作稿：inspection adopt"),
)
RETURN_FIRST = Rule(
    "IC335",
    Severity.ERROR,
    Text("{finding} of {measure} is submitted or verified", "{measure} 对应的 {finding} 已申请销号或已验收"),
    Text("Return the finding first.", "请先退回该问题。"),
)
BAD_EVIDENCE = Rule(
    "IC336",
    Severity.ERROR,
    Text("evidence {id!r} can't be filed: {why}", "佐证 {id!r} 不能归档：{why}"),
)
NOT_VERIFIED = Rule(
    "IC337",
    Severity.ERROR,
    Text("nobody has verified {findings} yet", "{findings} 尚未验收"),
    Text("Name who did: --verified-by ID", "请用 --verified-by 指明验收人。"),
)
ID_TAKEN = Rule(
    "IC338",
    Severity.ERROR,
    Text("the id {id!r} is taken", "标识 {id!r} 已被使用"),
    Text("Give this one an id of its own.", "请另取标识。"),
)
NO_COMMENT = Rule(
    "IC339",
    Severity.ERROR,
    Text("there is no comment {comment!r} that waits for a reply", "没有待答复的意见 {comment!r}"),
    Text("`inspection comments list` shows them.", "可用 inspection comments list 查看。"),
)
NO_FOLLOW_UP = Rule(
    "IC340",
    Severity.ERROR,
    Text("there is no follow-up {follow_up!r}", "没有编号为 {follow_up!r} 的回头看"),
    Text("Plan it first: inspection follow-up plan", "请先安排：inspection follow-up plan"),
)
PIN_WRONG = Rule(
    "IC341",
    Severity.ERROR,
    Text("publication {publication} can't be made again: {why}", "公开文书 {publication} 无法重新生成：{why}"),
    Text(
        "Draft it from an adopted edition: inspection publication draft",
        "请按已印发的版本拟稿：inspection publication draft",
    ),
)
UNDECIDED = Rule(
    "IC342",
    Severity.ERROR,
    Text(
        "{publication} tells findings whose publication nobody decided: {findings}",
        "{publication} 含未定公开意见的问题：{findings}",
    ),
    Text(
        "Write `public:` for each (publish, reword or withhold), adopt, and draft again.",
        "请逐项写明 public（publish、reword 或 withhold），印发后重新拟稿。",
    ),
)
OUTDATED = Rule(
    "IC343",
    Severity.ERROR,
    Text(
        "since {publication} was drafted, something else was decided on publishing {items}",
        "{publication} 拟稿之后，{items} 的公开意见已改变",
    ),
    Text("Draft it again; return it first if it was submitted.", "请重新拟稿；已送审的请先退回。"),
)
OUTLET_MISSING = Rule(
    "IC344",
    Severity.ERROR,
    Text("it is not said where {publication} went out", "没有写明 {publication} 在何处公开"),
    Text(
        "Give its address, or the SHA-256 of the file that went out.",
        "请写明网址 address，或所公开文件的哈希值 sha256。",
    ),
)
NOT_OUT = Rule(
    "IC345",
    Severity.ERROR,
    Text("{publication} was not published yet", "{publication} 尚未公开"),
    Text("Comments are on what was published; record that first.", "意见应针对已公开的文书，请先记录公开。"),
)
NOT_IN_FOLLOW_UP = Rule(
    "IC346",
    Severity.ERROR,
    Text(
        "{finding} does not wait for a result in follow-up {follow_up}", "{finding} 不在回头看 {follow_up} 的待查清单中"
    ),
    Text("Name a finding that was planned and has no result yet.", "请指明已列入且尚无结果的问题。"),
)
BAD_COUNT = Rule(
    "IC347",
    Severity.ERROR,
    Text("of {received} referrals, {answered} can't be answered", "共收到 {received} 件线索，不可能办结 {answered} 件"),
)
UNTIL_BEHIND = Rule(
    "IC348",
    Severity.ERROR,
    Text("the day {until} lies before {day}, the day of this entry", "期限 {until} 早于本条记录的日期 {day}"),
    Text("Give a later day, or none.", "请写更晚的日期，或不写。"),
)
