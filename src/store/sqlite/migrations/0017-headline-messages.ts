export const sql = `
-- message: the message that is to show the headline, set before the first attempt to post it. A headline that is posted
-- again after a crash is in the same message, which Discord accepts only once.
ALTER TABLE headline ADD COLUMN message TEXT;
`;
