/** A linear model of log-odds. */
export interface Logistic<Signal extends string> {
  readonly weights: Readonly<Record<Signal, number>>;
  readonly bias: number;
}

export const sigmoid = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** The probability, 0 to 1, that a model gives. */
export const probabilityFrom = <Signal extends string>(
  names: readonly Signal[],
  signals: Readonly<Record<Signal, number>>,
  { weights, bias }: Logistic<Signal>,
): number => sigmoid(names.reduce((sum, name) => sum + weights[name] * signals[name], bias));
