import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runLink } from '../run.ts'
import type { LinkReport } from '../task.ts'

export interface LinkedList {
  report: LinkReport
  /** cluster of each row, by file and row id */
  clusters: Map<string, number>
  links: { left: string; right: string; probability: number }[]
}

/** Links files with the one default configuration and reads what was written. */
export async function linkFiles(paths: readonly string[], map: Record<string, string> = {}): Promise<LinkedList> {
  const folder = mkdtempSync(join(tmpdir(), 'semesta-linkage-'))
  try {
    const files = paths.map((path) => ({ path, name: path }))
    const [out, clusters] = [join(folder, 'links.csv'), join(folder, 'clusters.csv')]
    const limits = { memoryLimit: '1GB', tempDirectory: join(folder, 'spill') }
    const options = { dedupe: false, map, model: null, saveModel: null, errorRate: null, language: 'id' as const, workDir: folder, limits }
    const report = await runLink({ files, out, clusters, ...options }, () => {})
    const rows = (file: string) =>
      readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((line) => line.split(','))
    return {
      report,
      clusters: new Map(rows(clusters).map(([id = '', cluster, file = '1']) => [`${file}:${id}`, Number(cluster)])),
      links: rows(out).map(([left = '', right = '', probability]) => ({ left, right, probability: Number(probability) })),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
