import { useEffect, useRef, useState } from 'preact/hooks'
import { wantsStills } from '../wantsStills.ts'

/** Milliseconds a month; and for who asked for less motion, where each is a still. */
const pace = { moving: 160, still: 700 }

/** Plays the months one after the other; at the end, or on a second press, it stops where it is. */
export function usePlay(month: number, last: number, show: (month: number) => void, settle: () => void) {
  const [playing, setPlaying] = useState(false)
  // The clock outlives a rendering; what it calls must be of the latest one.
  const latest = useRef({ month, last, show, settle })
  latest.current = { month, last, show, settle }
  useEffect(() => {
    if (!playing) return
    const timer = setInterval(
      () => {
        const now = latest.current
        if (now.month >= now.last) {
          setPlaying(false)
          now.settle()
        } else now.show(now.month + 1)
      },
      pace[wantsStills() ? 'still' : 'moving'],
    )
    return () => clearInterval(timer)
  }, [playing])
  return {
    playing,
    toggle: () => {
      if (!playing && month >= last) show(0)
      if (playing) settle()
      setPlaying(!playing)
    },
  }
}
