import { useEffect, useRef } from 'react'

export type QueueKey = 'j' | 'k' | 'a' | 'r' | 'u' | 'z' | '?' | 'enter'
const KEYS: readonly QueueKey[] = ['j', 'k', 'a', 'r', 'u', 'z', '?', 'enter']

const isTyping = (target: EventTarget | null) => target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
/** Enter belongs to the button or link that has the focus, except to a line of the queue. */
const isOwn = (key: QueueKey, target: EventTarget | null) =>
  key === 'enter' && target instanceof HTMLElement && target.closest('a, button') !== null && !target.id.startsWith('pasangan-')

/** Single keys for a queue; silent while somebody types or a dialog is open. Returning false lets the browser do what it would. */
export function useQueueKeys(onKey: (key: QueueKey) => boolean): void {
  const latest = useRef(onKey)
  useEffect(() => {
    latest.current = onKey
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const key = KEYS.find((it) => it === event.key.toLowerCase())
      if (!key || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isOwn(key, event.target)) return
      if (document.querySelector('[role=dialog]')) return
      if (latest.current(key)) event.preventDefault()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}
