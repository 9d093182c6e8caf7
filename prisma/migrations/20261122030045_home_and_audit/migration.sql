-- AlterTable
ALTER TABLE "preference" ADD COLUMN     "messages_per_week" INTEGER;

-- AlterTable
ALTER TABLE "slack_member" ADD COLUMN     "stated_person_id" TEXT COLLATE "C";

-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "pilot_manager_id" TEXT COLLATE "C";

-- CreateTable
CREATE TABLE "audit_entry" (
    "workspace_id" TEXT COLLATE "C" NOT NULL,
    "entry_no" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT COLLATE "C" NOT NULL,
    "what" TEXT COLLATE "C" NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "note" TEXT COLLATE "C",

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("workspace_id","entry_no")
);

-- An entry is never changed or taken back.
CREATE FUNCTION "audit_entry_stays"() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION 'entries of the audit log are never changed';
END
$$ LANGUAGE plpgsql;

CREATE TRIGGER "audit_entry_stays" BEFORE UPDATE OR DELETE ON "audit_entry"
    FOR EACH ROW EXECUTE FUNCTION "audit_entry_stays"();
