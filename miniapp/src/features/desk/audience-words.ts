import { roleLabel } from '@wecountry/shared/domain/roles';
import type { NoticeDraft } from './api/notice-draft';

type Chosen = Pick<NoticeDraft, 'hamletIds' | 'roles' | 'households'>;

export interface HamletCount {
  id: string;
  name: string;
  households: number;
}

export const isForAll = ({ hamletIds, roles, households }: Chosen): boolean =>
  hamletIds.length + roles.length + households.length === 0;

/** The households of the chosen hamlets, and the chosen ones that are not of them. Who holds a role is not counted. */
function householdsOf(chosen: Chosen, hamlets: readonly HamletCount[]): number {
  const meant = isForAll(chosen) ? hamlets : hamlets.filter((h) => chosen.hamletIds.includes(h.id));
  const others = chosen.households.filter((h) => !chosen.hamletIds.includes(h.hamletId));
  return meant.reduce((sum, h) => sum + h.households, 0) + others.length;
}

/** 460 户; 120 户和组长; 组长、监督委员会. */
export function countWords(chosen: Chosen, hamlets: readonly HamletCount[]): string {
  const households = householdsOf(chosen, hamlets);
  const roles = chosen.roles.map((role) => roleLabel[role]).join('、');
  return [households > 0 ? `${households} 户` : '', roles].filter(Boolean).join('和');
}

/** 全村; 上寨、中寨、组长、选定的 2 户. */
export function audienceWords(chosen: Chosen, hamlets: readonly HamletCount[]): string {
  if (isForAll(chosen)) return '全村';
  const named = hamlets.filter((h) => chosen.hamletIds.includes(h.id)).map((h) => h.name);
  const roles = chosen.roles.map((role) => roleLabel[role]);
  const some = chosen.households.length > 0 ? [`选定的 ${chosen.households.length} 户`] : [];
  return [...named, ...roles, ...some].join('、');
}
