import type { BodyOf, ParamsOf, QueryOf } from '@wecountry/shared/contracts';
import type { RouteName } from '@wecountry/shared/contracts/routes';
import type { TestUser } from './app.js';
import type { PersonName, ScenarioVillage } from './scenario-village.js';

/** A request without its village. Every id that the document knows of is filled in, optional ones too. */
export interface Ask<N extends RouteName = RouteName> {
  readonly params?: Omit<NonNullable<ParamsOf<N>>, 'village'>;
  readonly query?: QueryOf<N>;
  readonly body?: BodyOf<N>;
  readonly file?: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** Somebody made for this one request, where doing it ends something of theirs. */
  readonly as?: TestUser;
}

export interface Line<N extends RouteName = RouteName> {
  /** For a route of any signed-in user: whom the service lets in. Other routes say it in the document. */
  readonly lets?: 'anyone' | readonly PersonName[];
  /** A right request of this person in this village, about fresh objects where the act uses them up. */
  ask(village: ScenarioVillage, as: TestUser): Ask<N> | Promise<Ask<N>>;
}

export type Lines = { readonly [N in RouteName]: Line<N> };

/** For what takes nothing but its village. */
export const plain = { ask: () => ({}) };
