/**
 * A set of values of one variable of the request. Regions of one variable are all of one class, and what is taken away or
 * compared with is always a literal of a statement, or made of them by `and`.
 */
export interface Region {
  and(other: Region): Region;
  minus(literal: Region): Region;
  isEmpty(): boolean;
  isWithin(literal: Region): boolean;
  /** Is there a value in both? */
  meets(other: Region): boolean;
}

/** Thrown when deciding would take more steps than the budget allows; the answer is then unknown. */
export class BudgetSpent extends Error {
  constructor(what: string) {
    super(`deciding it takes more ${what} than the budget allows`);
  }
}

/** Counts down what a question may cost, so that no policy, however made, can keep us forever. */
export class Budget {
  constructor(private left: number) {}

  spend(what: string, cost = 1): void {
    this.left -= cost;
    if (this.left < 0) throw new BudgetSpent(what);
  }
}
