import type { Region } from './region';

/** A set of cells by their numbers; every set of one variable has the same size. */
export class BitSet implements Region {
  private constructor(
    private readonly words: Uint32Array,
    readonly size: number,
  ) {}

  static none(size: number): BitSet {
    return new BitSet(new Uint32Array((size + 31) >>> 5), size);
  }

  static all(size: number): BitSet {
    return BitSet.where(size, () => true);
  }

  static where(size: number, holds: (cell: number) => boolean): BitSet {
    const set = BitSet.none(size);
    for (let cell = 0; cell < size; cell++) if (holds(cell)) set.words[cell >>> 5]! |= 1 << (cell & 31);
    return set;
  }

  has(cell: number): boolean {
    return ((this.words[cell >>> 5]! >>> (cell & 31)) & 1) === 1;
  }

  and(other: BitSet): BitSet {
    const words = new Uint32Array(this.words.length);
    for (let index = 0; index < words.length; index++) words[index] = this.words[index]! & other.words[index]!;
    return new BitSet(words, this.size);
  }

  minus(other: BitSet): BitSet {
    const words = new Uint32Array(this.words.length);
    for (let index = 0; index < words.length; index++) words[index] = this.words[index]! & ~other.words[index]!;
    return new BitSet(words, this.size);
  }

  isEmpty(): boolean {
    for (const word of this.words) if (word !== 0) return false;
    return true;
  }

  isWithin(other: BitSet): boolean {
    for (let index = 0; index < this.words.length; index++) {
      if ((this.words[index]! & ~other.words[index]!) !== 0) return false;
    }
    return true;
  }

  meets(other: BitSet): boolean {
    for (let index = 0; index < this.words.length; index++) {
      if ((this.words[index]! & other.words[index]!) !== 0) return true;
    }
    return false;
  }

  /** The lowest cell, or -1. */
  first(): number {
    for (let cell = 0; cell < this.size; cell++) if (this.has(cell)) return cell;
    return -1;
  }

  cells(): number[] {
    return Array.from({ length: this.size }, (_, cell) => cell).filter((cell) => this.has(cell));
  }
}
