/** Points of cost of a list that is as long as the number says for a job that ran once, with a retry or two. */
export function listCost(usualLength: number) {
  return ({ childComplexity }: { readonly childComplexity: number }) => 1 + usualLength * childComplexity;
}
