/** Who of the demo sits among the village's representatives, besides the committee: every so many households one. */
export const REPRESENTATIVE_EVERY = 20;

/** A secret vote of the representatives, over, with its log. */
export const SECRET_POLL = {
  title: '鼓楼管护人选谁',
  body: '鼓楼要有一个人管：开门、防火、扫地，一年补贴 1,200 元。三个人愿意做，不记名选一个。',
  openedDaysAgo: 20,
  candidates: ['石老田', '吴显才', '杨培玉'],
  /** Which option the representatives choose in turn. */
  turns: ['1', '2', '1', '1', '3', '1', '1', 'abstain'],
};

/** Papers that lie out; the vote begins when their ten days are over. */
export const ANNOUNCED_POLL = {
  title: '村规民约改三条',
  body: '一、红白喜事不超过三天，不比排场。二、狗要拴起来。三、砍风水林的，罚种十棵。原文贴在鼓楼，有意见先说。',
  announcedDaysAgo: 4,
  opensAfterDays: 10,
  closesAfterDays: 13,
};

/** One hamlet is asked, and nothing is bound by it. */
export const HAMLET_SURVEY = {
  hamlet: '下寨',
  title: '下寨哪天挖水渠',
  body: '水渠要赶在下雪前挖完，每户出一个人，半天。哪天方便，可以选两天。',
  options: ['这周六', '这周日', '下周六'],
  openedDaysAgo: 2,
  closesAfterDays: 5,
  turns: ['1', '1,2', '2', '1', '3', '1,3', '1'],
  part: 0.4,
};

/** What the decision about the dividend asks of people. `dueDaysAgo` counts from today; below 0 it is to come. */
export const TASKS = [
  {
    title: '把各户的积分再核对一遍，贴公告栏',
    owner: 'second',
    dueDaysAgo: 4,
    done: { daysAgo: 5, note: '四个寨都贴了，改了两户的，大家没意见。' },
  },
  { title: '没有微信的户，列出名单领现金', owner: 'leader', dueDaysAgo: 1 },
  { title: '照方案分到各户', owner: 'chair', dueDaysAgo: -9 },
] as const;
