import { parseSync, Visitor } from 'vite'
import { type Fault, isCode, lineOf, type Source } from '../source.ts'
import { SIZE_EXCEPTIONS } from './exceptions.ts'

const FILE_LINES = 400
const SQL_LINES = 80
const FUNCTION_LINES = 60

/** Files above 400 lines (SQL 80) and functions above 60. Test suites' `describe` blocks hold many functions and do not count as one. */
export function findSizeFaults(sources: readonly Source[]): Fault[] {
  return sources.flatMap((source) => (source.path in SIZE_EXCEPTIONS ? [] : [...fileFault(source), ...(isCode(source.path) ? longFunctions(source) : [])]))
}

function fileFault({ path, text }: Source): Fault[] {
  const limit = path.endsWith('.sql') ? SQL_LINES : isCode(path) || path.endsWith('.css') ? FILE_LINES : Number.POSITIVE_INFINITY
  const lines = text.trimEnd().split('\n').length
  return lines > limit ? [{ path, text: `${lines} lines, limit ${limit}: split it, or list it with its reason in scripts/tidy/exceptions.ts` }] : []
}

interface Span {
  start: number
  end: number
}

function longFunctions({ path, text }: Source): Fault[] {
  const faults: Fault[] = []
  const suites = new Set<number>()
  const look = (node: Span) => {
    const lines = lineOf(text, node.end) - lineOf(text, node.start) + 1
    if (lines > FUNCTION_LINES && !suites.has(node.start)) {
      faults.push({ path, line: lineOf(text, node.start), text: `function of ${lines} lines, limit ${FUNCTION_LINES}: name its parts` })
    }
  }
  const { program } = parseSync(path, text)
  new Visitor({
    CallExpression: (node) => {
      if (/^(describe|test\.describe)\b/.test(text.slice(node.callee.start, node.callee.end))) for (const argument of node.arguments) suites.add(argument.start)
    },
    FunctionDeclaration: look,
    FunctionExpression: look,
    ArrowFunctionExpression: look,
  }).visit(program)
  return faults
}
