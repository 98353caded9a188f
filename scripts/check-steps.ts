import type { Step } from './steps.ts'

/** Every static check, cheap ones first. */
export const checkSteps: readonly Step[] = [
  { name: 'format and lint', command: ['biome', 'check', '--max-diagnostics=40'] },
  { name: 'types: node packages', command: ['tsc', '-p', 'tsconfig.json'] },
  { name: 'types: browser packages', command: ['tsc', '-p', 'packages/office/tsconfig.json'] },
  { name: 'walls between packages', command: ['node', 'scripts/walls.ts'] },
  { name: 'tidy', command: ['node', 'scripts/tidy.ts'] },
  { name: 'unused code', command: ['knip', '--no-progress'] },
  { name: 'policy content', command: ['node', 'scripts/check-policy.ts'], needs: 'scripts/check-policy.ts' },
  { name: 'generated reference', command: ['node', 'scripts/write-reference.ts', '--check'] },
  { name: 'golden schema', command: ['node', 'scripts/dump-schema.ts', '--check'], needs: 'scripts/dump-schema.ts' },
]
