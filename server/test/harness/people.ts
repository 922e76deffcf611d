import type { BodyOf } from '@wecountry/shared/contracts';
import { type AddedHousehold, RegisterService, RolesService } from '../../src/modules/people/index.js';
import type { Actor } from '../../src/platform/auth/actor.js';
import type { TestApp, TestUser, TestVillage } from './app.js';

export type GrantedRole = BodyOf<'people.grantRole'>['role'];

export interface TestVillager extends TestUser {
  readonly residentId: string;
  readonly residentNo: number;
  readonly householdId: string;
}

export interface TestHousehold extends AddedHousehold {
  readonly code: string;
  readonly hamletId: string;
}

/** The sizes of the households of each hamlet: `{ 上寨: [4, 2] }` is two households, of four and of two people. */
export type RegisterShape = Readonly<Record<string, readonly number[]>>;

const SMALL: RegisterShape = { 上寨: [3, 2, 1], 下寨: [2, 1] };
const ADULT = '1980-05-05';
const CHILD = '2020-05-05';

/** A village with people. Of a household, the first is its head and the last of three or more is a child. */
export class TestRegister {
  private constructor(
    private readonly app: TestApp,
    readonly village: TestVillage,
    readonly hamlets: readonly { id: string; name: string }[],
    readonly households: readonly TestHousehold[],
    readonly auditor: TestUser,
  ) {}

  static async create(app: TestApp, shape: RegisterShape = SMALL): Promise<TestRegister> {
    const village = await app.newVillage();
    const auditor = await app.newAuditor();
    const register = app.get(RegisterService);
    const { hamlets, households } = await app.tenant.run({ villageId: village.id }, async (tx) => {
      const hamlets = await register.addHamlets(tx, Object.keys(shape));
      const wanted = hamlets.flatMap(({ id, name }) =>
        (shape[name] ?? []).map((size, i) => ({
          hamletId: id,
          no: i + 1,
          code: `${name} ${i + 1} 号`,
          residents: Array.from({ length: size }, (_, k) => ({
            name: `${name}${i + 1}之${k + 1}`,
            bornOn: k > 1 && k === size - 1 ? CHILD : ADULT,
            head: k === 0,
            away: false,
          })),
        })),
      );
      const added = await register.addHouseholds(tx, wanted);
      return { hamlets, households: added.map((a, i) => ({ ...a, ...pick(wanted[i]!) })) };
    });
    return new TestRegister(app, village, hamlets, households, auditor);
  }

  /** The household of a code such as 上寨 1 号. */
  household(code: string): TestHousehold {
    const household = this.households.find((h) => h.code === code);
    if (!household) throw new Error(`No household ${code}`);
    return household;
  }

  /** A new user bound to a member of a household, the head unless told otherwise. */
  async villager(code: string, member = 0): Promise<TestVillager> {
    const user = await this.app.newUser();
    const household = this.household(code);
    const resident = household.residents[member]!;
    await this.app.tenant.run({ villageId: this.village.id }, (tx) =>
      this.app
        .get(RegisterService)
        .bind(tx, { userId: this.auditor.userId, requestId: 'test' }, [
          { residentId: resident.id, userId: user.userId },
        ]),
    );
    this.app.forgetAccess();
    return { ...user, residentId: resident.id, residentNo: resident.residentNo, householdId: household.id };
  }

  /** Gives a role as the project would. */
  async give(user: TestUser, role: GrantedRole, name = '外来的人'): Promise<string> {
    const { id } = await this.app.get(RolesService).grant(this.auditorActor(), { userId: user.userId, role, name });
    this.app.forgetAccess();
    return id;
  }

  /** A new user from outside who holds a role. */
  async staff(role: GrantedRole, name?: string): Promise<TestUser> {
    const user = await this.app.newUser();
    await this.give(user, role, name);
    return user;
  }

  private auditorActor(): Actor {
    return {
      userId: this.auditor.userId,
      sessionId: 'test',
      requestId: 'test',
      villageId: this.village.id,
      roles: new Set(['auditor']),
    };
  }
}

const pick = ({ code, hamletId }: { code: string; hamletId: string }) => ({ code, hamletId });
