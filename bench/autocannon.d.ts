declare module 'autocannon' {
  interface Result {
    requests: { average: number; total: number }
    /** milliseconds; whole numbers */
    latency: { p50: number; p90: number; p97_5: number; p99: number; max: number }
    non2xx: number
    errors: number
  }
  export default function autocannon(options: {
    url: string
    connections: number
    duration: number
    /** sent in turn */
    requests: { headers: Record<string, string> }[]
  }): Promise<Result>
}
