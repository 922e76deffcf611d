/** What a helper is to the person they act for. */
export const helperRelations = ['child', 'grandchild', 'spouse', 'sibling', 'parent', 'kin'] as const;
export type HelperRelation = (typeof helperRelations)[number];

export const helperRelationLabels: Record<HelperRelation, string> = {
  child: '儿女',
  grandchild: '孙辈',
  spouse: '配偶',
  sibling: '兄弟姐妹',
  parent: '父母',
  kin: '别的亲戚',
};

/** How somebody said that another may act for them. */
export const consentWays = ['own_phone', 'paper', 'in_person'] as const;
export type ConsentWay = (typeof consentWays)[number];

export const consentWayLabels: Record<ConsentWay, string> = {
  own_phone: '自己在手机上点的',
  paper: '写了字据',
  in_person: '当面说的，有两人作证',
};

/** The header by which a helper says for which resident a request is. */
export const ACTING_FOR = 'x-acting-for';
