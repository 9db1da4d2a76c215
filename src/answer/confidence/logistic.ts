/** A logistic regression model. */
export interface Logistic<Signal extends string> {
  readonly weights: Readonly<Record<Signal, number>>;
  readonly bias: number;
}

export const sigmoid = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** The predicted probability, 0 to 1. */
export const probabilityFrom = <Signal extends string>(
  names: readonly Signal[],
  signals: Readonly<Record<Signal, number>>,
  { weights, bias }: Logistic<Signal>,
): number => sigmoid(names.reduce((sum, name) => sum + weights[name] * signals[name], bias));
