interface BudgetBarProps {
  parts: readonly { readonly name: string; readonly amount: number; readonly group: string }[]
  budget: number
  /** The words at the mark: "budget 120". */
  budgetLabel: string
  /** The words below the bar: "spent 96". */
  spentLabel: string
}

/** Spending laid end to end, with a mark where the budget ends; what is over stands beyond the mark. */
export function BudgetBar({ parts, budget, budgetLabel, spentLabel }: BudgetBarProps) {
  const spent = parts.reduce((sum, { amount }) => sum + amount, 0)
  const reach = Math.max(budget, spent, 1)
  const width = (money: number) => `${((money / reach) * 100).toFixed(3)}%`
  return (
    <div class={`budget-bar ${spent > budget + 1e-9 ? 'over' : ''}`}>
      <p class="words">
        <span class="spent">{spentLabel}</span> <span>{budgetLabel}</span>
      </p>
      <div class="bar" aria-hidden="true">
        {parts.map(({ name, amount, group }) => (
          <span key={name} class={`piece ${group}`} style={{ width: width(amount) }} title={name}>
            {name}
          </span>
        ))}
        <span class="mark" style={{ insetInlineStart: width(budget) }} />
      </div>
    </div>
  )
}
