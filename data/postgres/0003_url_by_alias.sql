-- An address that moves takes its aliases with it, which happens each time a page is read again.
CREATE INDEX url_by_alias ON url (scope, alias_of) WHERE alias_of IS NOT NULL;
