interface SeedFieldProps {
  label: string
  seed: number
  onSeed: (seed: number) => void
}

/** The seed of random draws: a whole number of at least 0; anything else is not taken. */
export function SeedField({ label, seed, onSeed }: SeedFieldProps) {
  return (
    <label class="check">
      {label}
      <input
        class="short"
        inputMode="numeric"
        value={seed}
        onChange={(event) => {
          const value = Number(event.currentTarget.value)
          if (Number.isInteger(value) && value >= 0) onSeed(value)
          else event.currentTarget.value = String(seed)
        }}
      />
    </label>
  )
}
