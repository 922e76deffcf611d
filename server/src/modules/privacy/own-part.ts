/** A table of which some rows are a person's own, and how they go into the copy of one's data. */
export interface OwnPart {
  /** The name of the sheet in the copy. */
  readonly title: string;
  readonly table: string;
  /** Columns that name the person as a user; any of them makes the row theirs. */
  readonly user?: readonly string[];
  /** Columns that name the person in the register. */
  readonly resident?: readonly string[];
  /** Rows without such a column: a condition on `t` with $1 the village, $2 the user. */
  readonly where?: string;
  /** Of the user and of no village. */
  readonly global?: true;
  /** The thing a row is about, whose title stands in the sheet. */
  readonly about?: { readonly table: 'notices' | 'polls' | 'activities' | 'topics'; readonly column: string };
  /** What of a row is not the person's own, or a secret that opens something. */
  readonly without?: readonly string[];
  /** The columns of the readable sheet, each with its heading. */
  readonly sheet: Readonly<Record<string, string>>;
}

/** The heading of a sheet's time. */
export const WHEN = '时间';
