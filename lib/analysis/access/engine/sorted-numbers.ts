/** Characters above what a string can hold of numbers are two. */
const HALF = 0x8000;

export function nameOf(nodes: readonly number[]): string {
  let name = '';
  for (const node of nodes) {
    name += node < HALF ? String.fromCharCode(node) : String.fromCharCode(HALF + (node % HALF), node / HALF);
  }
  return name;
}

/** Sorts in place and leaves each number once. */
export function sorted(numbers: number[]): number[] {
  for (let index = 1; index < numbers.length; index++) {
    if (numbers[index]! > numbers[index - 1]!) continue;
    numbers.sort((one, other) => one - other);
    return numbers.filter((number, at) => number !== numbers[at - 1]);
  }
  return numbers;
}

/** Both of two sorted lists, sorted, each number once. */
export function merged(one: readonly number[], other: readonly number[]): readonly number[] {
  if (other.length === 0) return one;
  if (one.length === 0) return other;
  const both: number[] = [];
  let [at, beside] = [0, 0];
  while (at < one.length || beside < other.length) {
    const [left, right] = [one[at] ?? Infinity, other[beside] ?? Infinity];
    both.push(Math.min(left, right));
    if (left <= right) at++;
    if (right <= left) beside++;
  }
  return both;
}
