export const FEEDS = `SELECT f.*, s.name AS scope,
    (SELECT count(*) FROM feed_entry e WHERE e.feed = f.key AND e.url IS NOT NULL) AS waiting,
    (SELECT json_group_array(json_object('reason', p.reason, 'count', p.count)) FROM
       (SELECT passed_over AS reason, count(*) AS count FROM feed_entry
        WHERE feed = f.key AND passed_over IS NOT NULL AND url IS NULL AND seen_at >= f.read_at GROUP BY passed_over) p
    ) AS passed_over_entries
  FROM feed f JOIN scope s ON s.key = f.scope`;
