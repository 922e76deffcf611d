import type * as z from 'zod';
import { activityContracts } from './activities.js';
import { creditContracts, museumContracts } from './credit.js';
import { helperContracts } from './helpers.js';
import { discussionContracts } from './discussion.js';
import { inboxContracts } from './inbox.js';
import { joiningContracts } from './joining.js';
import { ledgerContracts } from './ledger.js';
import { marketContracts, orderContracts } from './market.js';
import { mediaContracts } from './media.js';
import { noticeDeskContracts } from './notice-desk.js';
import { noticeContracts } from './notices.js';
import { peopleContracts } from './people.js';
import { phoneContracts } from './phones.js';
import { decisionContracts } from './decisions.js';
import { pollContracts } from './polls.js';
import { privacyContracts } from './privacy.js';
import { registerContracts } from './register.js';
import type { Contract } from './contract.js';
import type { RouteName } from './routes.js';
import { secretContracts } from './secret.js';
import { sessionContracts } from './session.js';
import { todayContracts } from './today.js';

/** Every contract of the API by route name: the one source of validation, OpenAPI and client types. */
export const api = {
  ...sessionContracts,
  ...peopleContracts,
  ...registerContracts,
  ...joiningContracts,
  ...phoneContracts,
  ...helperContracts,
  ...privacyContracts,
  ...mediaContracts,
  ...todayContracts,
  ...noticeContracts,
  ...noticeDeskContracts,
  ...inboxContracts,
  ...discussionContracts,
  ...pollContracts,
  ...secretContracts,
  ...activityContracts,
  ...decisionContracts,
  ...marketContracts,
  ...orderContracts,
  ...ledgerContracts,
  ...creditContracts,
  ...museumContracts,
} satisfies Record<RouteName, Contract>;

export type Api = typeof api;
type Part<N extends RouteName, K extends string> = Api[N] extends { [P in K]: infer S extends z.ZodType }
  ? z.infer<S>
  : undefined;

export type ParamsOf<N extends RouteName> = Part<N, 'params'>;
export type QueryOf<N extends RouteName> = Part<N, 'query'>;
export type BodyOf<N extends RouteName> = Part<N, 'body'>;
export type ResponseOf<N extends RouteName> = Part<N, 'response'>;
export interface InputOf<N extends RouteName> {
  params: ParamsOf<N>;
  query: QueryOf<N>;
  body: BodyOf<N>;
}
