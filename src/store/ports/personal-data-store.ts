/**
 * Questions and user ids, over all scopes. Deleted content is in no file after `Store.scrub`. An id that names a scope,
 * as in `user:1`, is not covered: the scope's owner could not find it any more.
 */
export interface PersonalDataStore {
  /**
   * Deletes a user's questions in every scope, all questions of the user's direct messages, and the user's ratings.
   * Removes the user's id from articles, feeds and waiting sources, which stay.
   * @returns the number of questions.
   */
  deleteByUser(user: string): Promise<number>;

  /**
   * Deletes questions asked before a moment, with their citations and ratings, oldest first.
   * @returns the number of questions deleted, at most `limit`.
   */
  deleteQuestionsBefore(moment: Date, limit: number): Promise<number>;

  /**
   * Removes the ids of users from questions, articles, feeds and waiting sources that are older than a moment. In a
   * rating, which counts once for each user and answer, a random value replaces the id.
   * @returns the number of ids removed, at most `limit` of each kind.
   */
  removeUserIdsBefore(moment: Date, limit: number): Promise<number>;
}
