/** Which clause of one text is which of another, as far as it is found: a clause has one counterpart at most. */
export class ClausePairing {
  private readonly baseOf: (number | null)[];
  private readonly freshOf: (number | null)[];

  constructor(
    readonly baseSize: number,
    readonly freshSize: number,
  ) {
    this.baseOf = Array.from({ length: freshSize }, () => null);
    this.freshOf = Array.from({ length: baseSize }, () => null);
  }

  /** Pairs two clauses, unless either has a counterpart. */
  pair(base: number, fresh: number): void {
    if (this.freshOf[base] !== null || this.baseOf[fresh] !== null) return;
    this.freshOf[base] = fresh;
    this.baseOf[fresh] = base;
  }

  base(fresh: number): number | null {
    return this.baseOf[fresh] ?? null;
  }

  fresh(base: number): number | null {
    return this.freshOf[base] ?? null;
  }

  get openBase(): number[] {
    return this.freshOf.flatMap((fresh, base) => (fresh === null ? [base] : []));
  }

  get openFresh(): number[] {
    return this.baseOf.flatMap((base, fresh) => (base === null ? [fresh] : []));
  }

  /** Whether the clauses before two, or those after them, are counterparts; so are the ends of the two texts. */
  areNeighbours(base: number, fresh: number): boolean {
    const isFirst = base === 0 && fresh === 0;
    const isLast = base === this.baseSize - 1 && fresh === this.freshSize - 1;
    const isBeside = (step: number) => {
      const beside = this.freshOf[base + step];
      return beside !== undefined && beside !== null && beside === fresh + step;
    };
    return isFirst || isLast || isBeside(-1) || isBeside(1);
  }
}
