import type { FieldKind } from './content.ts'

/** One comparison: what the two files say about it, from one or several of their columns. */
export interface Field {
  /** name of its columns in the table `rec`: f0, f1 … */
  key: string
  kind: FieldKind
  /** what it is compared for, the same in every file it is found in: name0, birth0, place1 … */
  role: string
  /** what people call it: the title of its first column, or the kind's own words where several columns go together */
  label: string
  /** source columns per file (one or two files), as they stand in `input0`, `input1` */
  columns: string[][]
  /** token fields: a mark per source column that keeps its numbers apart (rt, rw) */
  marks?: string[][]
}
