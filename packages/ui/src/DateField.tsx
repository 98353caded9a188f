import { TextInput, type TextInputProps } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { formatDate, formatMonth } from './formats.ts'
import { useLang, useWords } from './lang.tsx'

type Props = Omit<TextInputProps, 'type' | 'value' | 'defaultValue'> & { kind?: 'date' | 'month'; value?: string; defaultValue?: string | undefined }

/**
 * A field for a day or a month that writes the choice out beside it.
 *
 * The browser shows days in its own language, so that 05/11 is November to one clerk and May to another; words cannot be misread.
 */
export function DateField({ kind = 'date', value, defaultValue, description, onChange, ...rest }: Props) {
  const lang = useLang()
  const words = useWords()
  const [typed, setTyped] = useState(defaultValue ?? '')
  const chosen = value ?? typed
  const inWords = chosen === '' ? words.noDay : kind === 'month' ? formatMonth(chosen, lang) : formatDate(chosen, lang)
  const said: ReactNode = (
    <>
      <span aria-live="polite">{inWords}</span>
      {description && <> · {description}</>}
    </>
  )
  return (
    <TextInput
      {...rest}
      type={kind}
      {...(value === undefined ? { defaultValue } : { value })}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        onChange?.(event)
      }}
      description={said}
    />
  )
}
