/** Roles of a village, and `auditor`, which is held across villages. */
export const roles = [
  'villager',
  'group_leader',
  'committee',
  'supervisor',
  'coop_staff',
  'museum_staff',
  'auditor',
] as const;
export type Role = (typeof roles)[number];

/** What the screen calls a role. */
export const roleLabel: Record<Role, string> = {
  villager: '村民',
  group_leader: '组长',
  committee: '村委会',
  supervisor: '监督委员会',
  coop_staff: '合作社',
  museum_staff: '博物馆',
  auditor: '审计',
};

/** Roles that are given in a village. */
export const grantableRoles = ['group_leader', 'committee', 'supervisor', 'coop_staff', 'museum_staff'] as const;
export type GrantableRole = (typeof grantableRoles)[number];
