import loader, { type Highs } from 'highs'

/** A whole-number program: the largest `cost · x` with `matrix · x ≤ most` and `0 ≤ x ≤ upper`. Columns come one after the other. */
export interface Program {
  cost: number[]
  upper: number[]
  most: number[]
  /** of each column the rows it stands in, with its factor */
  columns: [row: number, factor: number][][]
}
export interface Stop {
  /** nodes of the search tree: the same on every machine */
  nodes: number
  /** the last resort */
  seconds: number
}
export interface Answer {
  values: Float64Array
  objective: number
  /** no answer can be better */
  bound: number
  stopped: 'nodes' | 'time' | null
}

// The package says its types as those of a CommonJS module; what an ES module imports is the function itself.
const loadHighs = loader as unknown as typeof loader.default
let solver: Promise<Highs> | null = null
const settings = { output_flag: false, random_seed: 0 }

/**
 * The best answer of a whole-number program, or the best that the search has found when it stops.
 *
 * Shape: the same program gives the same answer as long as `seconds` does not end the search; null when the search ended before any answer.
 */
export async function maximise(program: Program, { nodes, seconds }: Stop): Promise<Answer | null> {
  return run(program, 1, { time_limit: seconds, mip_max_nodes: nodes, mip_rel_gap: 0, mip_abs_gap: 0.5 })
}

/** The best answer when things may be cut into pieces: no whole answer is better. */
export async function relaxed(program: Program, seconds: number): Promise<Answer | null> {
  return run(program, 0, { time_limit: seconds })
}

async function run(program: Program, kind: 0 | 1, limits: Record<string, number>): Promise<Answer | null> {
  solver ??= loadHighs()
  const highs: Highs = await solver
  return highs.withModel(modelOf(highs, program, kind), (model) => {
    model.options.set({ ...settings, ...limits })
    model.run()
    const status = model.getModelStatus()
    const { optimal, timeLimit } = highs.constants.modelStatus
    const isProved = status === optimal
    if (!isProved && (kind === 0 || model.info.get('primal_solution_status') !== highs.constants.solutionStatus.feasible)) return null
    const objective = Number(model.info.get('objective_function_value'))
    const bound = kind === 0 || isProved ? objective : Number(model.info.get('mip_dual_bound'))
    return { values: model.getSolution().colValue, objective, bound, stopped: isProved ? null : status === timeLimit ? ('time' as const) : ('nodes' as const) }
  })
}

function modelOf(highs: Highs, { cost, upper, most, columns }: Program, kind: 0 | 1) {
  const starts = [0]
  for (const column of columns) starts.push((starts.at(-1) ?? 0) + column.length)
  const entries = columns.flat()
  return {
    ...{ numCols: cost.length, numRows: most.length, sense: highs.constants.objectiveSense.maximize },
    ...{ colCost: cost, colLower: cost.map(() => 0), colUpper: upper },
    ...{ rowLower: most.map(() => Number.NEGATIVE_INFINITY), rowUpper: most },
    matrix: {
      ...{ format: 'csc' as const, numRows: most.length, numCols: cost.length, starts },
      ...{ indices: entries.map(([row]) => row), values: entries.map(([, factor]) => factor) },
    },
    integrality: cost.map(() => kind),
  }
}
