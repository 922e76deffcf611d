/** Ballots from so few hands are not broken down: who cast some of them could work out the rest. */
export const SMALLEST_GROUP = 5;

/**
 * Whether the counts of a poll stay unpublished because too few voted in secret. `hands`: the people who cast the ballots;
 * an agent's and a helper's ballots for others are all from one hand, since he knows them.
 */
export function isWithheld(secret: boolean, hands: number): boolean {
  return secret && hands < SMALLEST_GROUP;
}

/** What a secret ballot keeps and what it cannot keep, as a voter is told before casting it. Neither is left out. */
export const secrecyInWords: readonly string[] = [
  '谁投了，名册上看得到；投了什么，不记在谁名下。',
  '截止的时候，查对码和选择各自打乱，分开存，原来的票箱清空。截止以后，数据库里、以后的备份里，都没有东西能把这一票连到你。',
  '做不到的也说在前面：截止以前，管数据库的人存心去查，挡不住；他要是另外留着数据库的流水，以后也查得出来。大家选的都一样，结果自己就说出来了。',
  '投了不能改。投的时候别让人在旁边看，也别把选了什么拍下来。',
];

/** The short form of it, beside the choices. */
export const secrecyInShort = '不记名：谁投了看得到，投了什么看不到。投了不能改。';
