/**
 * Every refusal of the product: its HTTP status, what happened (title) and what to do next, in words an old villager
 * understands. The server throws `DomainError(code)`; the client shows the same words offline.
 */
interface Refusal {
  status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 502 | 503;
  title: string;
  next: string;
}

const refusals = {
  'request.invalid': { status: 400, title: '填的不对', next: '看看标红的地方，改好再来。' },
  'request.not_found': { status: 404, title: '没有找到', next: '可能已经撤下，或者不是你村的。回上一页看看。' },
  'request.forbidden': { status: 403, title: '这里你进不来', next: '要是你应该能进，请找村委会开通。' },
  'request.key_missing': { status: 400, title: '少了请求编号', next: '请升级到新版再试。' },
  'request.key_reused': { status: 409, title: '同一个编号，内容不一样', next: '回上一页，重新做一次。' },
  'request.too_many': { status: 429, title: '点得太快了', next: '等一分钟再试。' },
  'request.too_large': { status: 413, title: '东西太大了', next: '图片要小于 8 MB。' },
  'request.busy': { status: 503, title: '现在人多', next: '你的东西没丢，过一会儿再试。' },
  'request.failed': { status: 500, title: '没办成，是我们的毛病', next: '没有改动任何东西。过一会儿再试。' },

  'session.missing': { status: 401, title: '还没登录', next: '先登录，再来。' },
  'session.expired': { status: 401, title: '登录过期了', next: '再登录一次。' },
  'session.ended': { status: 401, title: '这个登录已经结束', next: '为了安全，请重新登录。' },
  'session.ticket_invalid': { status: 400, title: '登录没完成', next: '回去再点一次登录。' },
  'session.wechat_refused': { status: 502, title: '微信没让登录', next: '回微信里重新打开再试。' },

  'people.no_household': { status: 403, title: '你还没对上户', next: '带户口本找村委会，当场就能对上。' },
  'people.role_held': { status: 409, title: '他已经是这个角色', next: '不用再给了。' },
  'people.supervisor_by_committee': {
    status: 403,
    title: '监督委员不能由村委会自己定',
    next: '先提名，再由监督委员或项目方点头。',
  },
  'people.own_role': { status: 403, title: '不能给自己定角色', next: '请另一位有权的人来办。' },
  'people.not_member': { status: 422, title: '这个人还没进过村里的应用', next: '请他先登录一次。' },
  'people.supervisor_kin': {
    status: 409,
    title: '监督委员不能同时是村委会的人，也不能是他们一家人',
    next: '换一个人，或者先收回另一个角色。',
  },
  'people.household_twice': { status: 422, title: '有一户已经在册', next: '看看门牌号是不是写重了。' },
  'people.household_head': { status: 422, title: '一户要有一位户主', next: '看看名册里哪一位是户主。' },
  'people.bound_already': { status: 409, title: '这个人已经对上别的微信了', next: '先解开原来的，再来对。' },
  'people.name_needed': { status: 422, title: '他不在户册里', next: '写上他的名字再给角色。' },
  'people.nomination_needless': { status: 422, title: '这个角色不用提名', next: '有权的人直接给就行。' },
  'people.nomination_open': { status: 409, title: '他已经被提名了', next: '等监督委员或项目方点头。' },
  'people.nomination_over': { status: 409, title: '这个提名已经定了', next: '刷新看看结果。' },
  'people.own_nomination': { status: 403, title: '谁提的名，谁不能点头', next: '请另一位监督委员或项目方来定。' },
  'people.reason_needed': { status: 422, title: '不同意要写原因', next: '写一句为什么，他看得到。' },
  'people.event_day': { status: 422, title: '日子不对', next: '不能在今天以后，也不能在出生以前。' },
  'people.event_nothing': { status: 409, title: '名册上已经是这样', next: '不用再记了。' },
  'people.event_incomplete': { status: 422, title: '还差几样没填', next: '看看是哪个人，到哪一户。' },
  'people.left': { status: 409, title: '这个人已经不在册', next: '回来了，就记“迁进来”。' },
  'people.head_first': { status: 409, title: '他是户主，家里还有人', next: '先记“换户主”，再来记这一件。' },
  'people.sheet_unreadable': { status: 422, title: '这个表打不开', next: '存成 xlsx 或 csv，再选一次。' },
  'people.sheet_too_long': { status: 422, title: '表太长了', next: '一次最多 20000 行，分几次导。' },
  'people.import_not_ready': { status: 409, title: '表里还有不对的地方', next: '照着一行一行改好，再选一次。' },
  'people.import_stale': { status: 409, title: '名册刚才又变了', next: '再看一遍这张表，再导入。' },
  'people.import_gone': { status: 410, title: '这张表放得太久，收走了', next: '再选一次文件。' },
  'people.invite_wrong': { status: 404, title: '这张邀请用不了', next: '可能过期或作废了。请村委会再给一张。' },
  'people.not_adult': { status: 422, title: '没满 18 岁，还不能自己进来', next: '请家里大人先进来。' },
  'people.request_over': { status: 409, title: '这个申请已经定了', next: '刷新看看结果。' },
  'people.own_request': { status: 403, title: '不能给自己点头', next: '请家里人或村委会来点头。' },
  'people.request_by_committee': { status: 403, title: '这一件要村委会点头', next: '请村委会在“进村申请”里办。' },
  'people.request_by_supervisor': {
    status: 403,
    title: '他是监督委员，不能由村委会点头',
    next: '请另一位监督委员或项目方来办。',
  },
  'people.joined_already': { status: 409, title: '你已经对上户了', next: '在“我的”里看看是哪一户。' },
  'people.too_many_tries': { status: 429, title: '试了太多次', next: '一个小时以后再试，或者找村委会。' },
  'people.leader_outside': { status: 422, title: '组长要是本寨的人', next: '先把他对上户，再定组长。' },

  'phone.none': { status: 409, title: '他没登记手机号', next: '当面说，或者请家里人转告。' },
  'phone.reason_unknown': { status: 422, title: '没有这件事', next: '从通知或表决那一页去打。' },
  'phone.other_hamlet': { status: 403, title: '他不是你寨里的人', next: '请村委会来打。' },
  'phone.calls_too_many': { status: 429, title: '打得太多了', next: '歇一会儿再打，每一通都有记录。' },

  'village.slug_taken': { status: 409, title: '这个村的网址名已经有了', next: '换一个名字。' },

  'media.not_picture': { status: 415, title: '这不是能看的图片', next: '换一张 jpg、png 或 webp 图片。' },
  'media.not_voice': { status: 415, title: '这段录音放不出来', next: '重新录一段再传。' },
  'media.voice_length': { status: 422, title: '录音太短或太长', next: '录 1 秒到 3 分钟。' },
  'media.missing': { status: 422, title: '图片没找到', next: '重新拍一张再传。' },

  'notice.audience_unknown': { status: 422, title: '有的寨或户不在本村', next: '重新选发给谁。' },
  'notice.not_now': { status: 409, title: '这条通知现在不能这样做', next: '刷新看看它走到哪一步了。' },
  'notice.changed': { status: 409, title: '别人刚改过这条通知', next: '看看新的内容，再改一次。你写的还在。' },
  'notice.time_wrong': { status: 422, title: '发的时间不对', next: '选今天以后、90 天以内的时间。' },
  'notice.reason_needed': { status: 422, title: '要写明原因', next: '写一句为什么，大家看得到。' },
  'notice.hiring_only': { status: 422, title: '只有招工才写人数和工钱', next: '把种类改成招工，或者不写这些。' },
  'notice.no_hiring': { status: 409, title: '这条通知不用报名', next: '看看通知里写的怎么做。' },
  'notice.hiring_full': { status: 409, title: '人数够了', next: '有人退出来，你可以再报。' },
  'notice.hiring_closed': { status: 409, title: '报名停了', next: '有事问发通知的人。' },
  'notice.comments_off': { status: 409, title: '这条通知不开留言', next: '有话可以去“说事”里说。' },
  'notice.reminded_today': { status: 409, title: '今天已经提醒过', next: '明天再提醒，或者打电话。' },
  'notice.nobody_to_remind': { status: 409, title: '没有要提醒的人', next: '没看到的户还没用上手机，请打电话。' },
  'notice.no_leader': { status: 409, title: '这个寨还没有组长', next: '先定组长，或者自己打电话。' },
  'notice.not_theirs': { status: 422, title: '这一户不在这条通知里', next: '对着名单重新选。' },

  'poll.closed': { status: 409, title: '投票已经截止', next: '这一票没算进去。可以看结果。' },
  'poll.not_elector': { status: 403, title: '这次表决没有你家', next: '名册在开始时就定了。有疑问找村委会。' },
  'poll.closes_too_soon': { status: 422, title: '截止时间太近', next: '至少留两分钟。' },
  'poll.closes_too_late': { status: 422, title: '截止时间太远', next: '最长三个月。' },
  'poll.still_open': { status: 409, title: '还在投票', next: '截止以后再来录纪要。' },
  'poll.minutes_twice': { status: 409, title: '你已经录过了', next: '请另一位到会的人录第二份。' },
  'poll.minutes_differ': { status: 409, title: '两份纪要对不上', next: '对着签名纪要再看一遍日期、地点和到会数。' },
  'poll.minutes_complete': { status: 409, title: '纪要已经录好', next: '决议已经记下，不用再录。' },
  'poll.meeting_day_wrong': { status: 422, title: '开会的日子不对', next: '要在开始表决以后、今天以前。' },
  'poll.attendance_wrong': { status: 422, title: '到会的比名册还多', next: '对着签到册再数一遍。' },
  'poll.not_adult': { status: 403, title: '没满 18 岁，投不了', next: '请家里大人来投。' },
  'poll.not_reached': { status: 409, title: '这次没达到门槛，不能成决议', next: '可以再开一次表决。' },
  'poll.plan_not_draft': { status: 409, title: '这份分配方案已经在表决或已经分了', next: '看看表决里有没有它。' },
  'poll.no_elector': { status: 422, title: '名册是空的，开不了', next: '先录入户。' },

  'money.not_fen': { status: 422, title: '金额要是整数分', next: '检查金额，最多两位小数。' },
  'money.negative': { status: 422, title: '金额不能是负数', next: '退钱请走退款，不要填负数。' },
  'money.too_large': { status: 422, title: '数字太大，算不准', next: '看看有没有多写几个零。' },
  'money.bad_weight': { status: 422, title: '份数要是 0 或正整数', next: '检查每一户的份数。' },
  'money.no_weight': { status: 422, title: '没有一户有份，分不了', next: '先登记供货或积分，再分钱。' },
  'money.duplicate_key': { status: 422, title: '同一户出现了两次', next: '合并成一条再分。' },

  'calendar.time_wrong': { status: 422, title: '时间看不懂', next: '重新选日期和时间。' },

  'poll.choice_wrong': { status: 422, title: '这样投不了', next: '从列出的里面选，再投一次。' },
  'poll.too_many_choices': { status: 422, title: '选多了', next: '按说明的个数选，再投一次。' },
  'poll.not_secret': { status: 409, title: '这次是公开投票', next: '刷新页面再投。' },
  'poll.already_voted': { status: 409, title: '你家已经投过了', next: '不记名的票投了不能改，也不能再投。' },
  'poll.code_taken': { status: 409, title: '查对码碰上了', next: '再投一次，手机会另造一个。' },
  'poll.secret_too_few': { status: 422, title: '人太少，不记名也猜得出来', next: '改成公开投票，或者当面商量。' },
  'poll.not_sealed': { status: 409, title: '还没封口', next: '截止以后再来看名单。' },
  'poll.secret': { status: 409, title: '这次不记名', next: '刷新页面，用不记名的票箱来投。' },
  'poll.options_wrong': { status: 422, title: '选项不对', next: '写两项到二十项，每项不一样；再看看最多选几项。' },
  'poll.count_wrong': { status: 422, title: '票数对不上', next: '核对应到、到会和票数。' },
  'poll.not_now': { status: 409, title: '这次表决现在不能这样做', next: '刷新看看它走到哪一步了。' },

  'product.no_agreement': { status: 409, title: '还没定怎么分钱', next: '先定分配约定，再收货上架。' },
  'product.agreement_unsound': {
    status: 422,
    title: '分出去的比价钱多，或者没人拿零头',
    next: '各项加起来要正好等于价钱。',
  },
  'product.lot_exists': { status: 409, title: '这个批号用过了', next: '换一个批号。' },
  'product.household_unknown': { status: 422, title: '有的户不在本村', next: '对着名册重新选。' },
  'product.no_grower_part': { status: 422, title: '没写种的人得多少', next: '加一项给种的人，再定。' },
  'product.harvest_ahead': { status: 422, title: '采收的日子还没到', next: '日子写到今天为止。' },

  'order.quantity_wrong': { status: 422, title: '数量要是正整数', next: '重新填数量。' },
  'order.refund_over_left': { status: 409, title: '退的钱比剩下的多', next: '按还能退的金额退。' },
  'order.refund_own': { status: 403, title: '自己买的，自己不能答应退款', next: '请合作社另一个人来办。' },
  'order.refund_not_now': { status: 409, title: '这笔退款现在不能这样做', next: '刷新看看它走到哪一步了。' },
  'order.price_changed': { status: 409, title: '价钱刚变了', next: '看看新的价钱，再决定买不买。' },
  'order.sold_out': { status: 409, title: '货不够了', next: '少买几件，或者等下一批。' },
  'order.not_now': { status: 409, title: '这张订单现在不能这样做', next: '刷新看看它走到哪一步了。' },
  'order.pay_time_over': { status: 409, title: '付钱的时间过了', next: '货已经放回去，重新下一单。' },
  'order.other_client': { status: 409, title: '这个微信身份付不了这张单', next: '用下单的那个微信来付。' },

  'payment.unreachable': { status: 502, title: '微信支付没有回话', next: '过一会儿再来看。付了的钱不会丢。' },
  'payment.refused': { status: 502, title: '微信支付没有接受', next: '过一会儿再试，还不行就找合作社。' },
  'payment.callback_refused': { status: 401, title: '回调验不过', next: '请核对签名和密钥。' },

  'ledger.unbalanced': { status: 422, title: '借贷不平', next: '各行加起来要等于零。' },
  'ledger.account_unknown': { status: 404, title: '没有这个科目', next: '从科目表里选。' },
  'ledger.already_reversed': { status: 409, title: '这张凭证已经冲销过', next: '看看冲销它的那一张。' },

  'credit.points_wrong': { status: 422, title: '积分要是整数', next: '检查积分。' },
  'credit.item_unknown': { status: 404, title: '细则里没有这一项', next: '刷新看看现行的细则。' },
  'credit.not_claimable': { status: 422, title: '这一项不用自己报', next: '由签到或检查记分。' },
  'credit.picture_needed': { status: 422, title: '要一张照片', next: '拍一张现场的照片再报。' },
  'credit.cap_reached': { status: 409, title: '今年这一项已经到顶', next: '换别的事，明年再报。' },
  'credit.date_wrong': { status: 422, title: '日子不对', next: '只能报今年已经做了的事。' },
  'credit.recused': { status: 403, title: '自家的事自己不能认定', next: '请另一户的村委来认定。' },
  'credit.own_claim': { status: 403, title: '这是你自家的申报', next: '觉得不对，请找村委会的人处理。' },
  'credit.no_rules': { status: 409, title: '村里还没有积分细则', next: '先请村民会议定下细则。' },
  'credit.rules_wrong': { status: 422, title: '细则填得不对', next: '检查编号有没有重复，分数和天数对不对。' },
  'credit.not_now': { status: 409, title: '这一条现在不能这样做', next: '刷新看看它走到哪一步了。' },
  'credit.reason_needed': { status: 422, title: '要写明原因', next: '写一句为什么不认定。' },

  'museum.date_wrong': { status: 422, title: '日子不对', next: '还没到的日子不能记账。' },
  'museum.year_closed': { status: 409, title: '这一年的账已经拿去表决', next: '补记的写在今年，备注里说明。' },

  'dividend.plan_wrong': { status: 422, title: '分红方案填得不对', next: '检查比例、起算积分和每户上限。' },
  'dividend.not_now': { status: 409, title: '这份方案现在不能这样做', next: '刷新看看它走到哪一步了。' },
  'dividend.book_may_not': { status: 409, title: '这个账套依法不能这样分红', next: '可以改用预算内的奖励。' },
  'dividend.no_profit': { status: 409, title: '这一年没有可分的钱', next: '先把收支记齐。' },
  'dividend.no_points': { status: 409, title: '没有哪一户有能分红的积分', next: '等积分计入以后再拟。' },
  'dividend.year_open': { status: 409, title: '这一年还没过完', next: '过了年再拟方案。' },
  'dividend.exists': { status: 409, title: '这一年已经有方案', next: '看看原来的方案。' },
  'dividend.not_decided': { status: 409, title: '村里还没定', next: '先表决、录好纪要，才能分。' },
  'dividend.changed': { status: 409, title: '和表决的那一份不一样', next: '只能照表决过的分。请重新拟、重新表决。' },
  'dividend.same_person': { status: 403, title: '拟方案的人不能自己执行', next: '请另一个人来执行。' },
  'dividend.executed': { status: 409, title: '已经分过了', next: '看看各户的分红单。' },

  'activity.not_now': { status: 409, title: '这个活动现在不能这样做', next: '刷新看看它走到哪一步了。' },
  'activity.times_wrong': { status: 422, title: '活动的时间不对', next: '开始要在以后，结束要在开始以后，一周以内。' },
  'activity.sign_up_times_wrong': { status: 422, title: '报名截止的时间不对', next: '要在现在以后、开始以前。' },
  'activity.sign_up_over': { status: 409, title: '报名已经截止', next: '这次没报上。想去，问问组织的人。' },
  'activity.cancelled': { status: 409, title: '这个活动取消了', next: '打开活动，看看为什么取消。' },
  'activity.not_invited': { status: 403, title: '这个活动没有请你家', next: '看看是给哪些寨、哪个队办的。' },
  'activity.not_household': { status: 422, title: '有的人不是你家的', next: '只能替自家人报名、签到。' },
  'activity.reason_needed': { status: 422, title: '要写明原因', next: '写一句，让报了名的人知道。' },
  'activity.not_runner': { status: 403, title: '这个活动不归你管', next: '请组织的人或村委会来办。' },
  'activity.too_early': { status: 409, title: '还没到签到的时候', next: '开始前三小时起可以签到。' },
  'activity.code_wrong': { status: 422, title: '签到码不对，或者过了时', next: '看组织人手机上现在的六个数字，再来。' },
  'activity.own_phone': { status: 422, title: '有手机的自己签', next: '只能替没对上微信的家里人签到。' },
  'activity.item_unknown': { status: 422, title: '细则里没有这一项', next: '从现行的细则里选。' },
  'activity.pay_by_museum': { status: 403, title: '发钱的活动由博物馆来办', next: '请博物馆的人开这个活动。' },
  'activity.no_museum_book': { status: 409, title: '村里没有博物馆的账', next: '先请项目方开好账套。' },

  'group.not_now': { status: 409, title: '现在不能这样做', next: '刷新看看他在不在队里。' },
  'group.not_leader': { status: 403, title: '这个队不归你带', next: '请领队或村委会来办。' },
  'group.leader_unknown': { status: 422, title: '领队要是本村的人', next: '对着名册重新选。' },
  'group.leader_stays': { status: 409, title: '领队不能退出', next: '先请村委会换一位领队。' },
} as const satisfies Record<string, Refusal>;

export type ErrorCode = keyof typeof refusals;

/** Every code with its status, title and next step. */
export const errors: Record<ErrorCode, Refusal> = refusals;

/** A refusal with a code of the table above; `detail` fills in what the words need (numbers, names of fields). */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  constructor(
    readonly code: ErrorCode,
    readonly detail?: Readonly<Record<string, string | number>>,
  ) {
    super(code);
  }
}
