package dev.actionsgateway.githubsim.results;

/// One uploaded text, with the rules of a blob store about what may be written to it.
final class Blob {
    private enum State {
        ABSENT,
        BLOCK,
        APPENDABLE,
        SEALED
    }

    private final BoundedText text;
    private State state = State.ABSENT;

    Blob(TextBudget budget) {
        text = new BoundedText(budget);
    }

    BlobAnswer write(BlobWrite write) {
        return switch (write.action()) {
            case PUT_BLOCK_BLOB -> put(write);
            case PUT_NEW_BLOCK_BLOB -> state == State.ABSENT ? put(write) : BlobAnswer.EXISTS;
            case CREATE_APPEND_BLOB -> create();
            case APPEND -> append(write, State.APPENDABLE);
            case APPEND_AND_SEAL -> append(write, State.SEALED);
        };
    }

    private BlobAnswer put(BlobWrite write) {
        text.clear();
        text.append(write.bytes(), write.dropped());
        state = State.BLOCK;
        return BlobAnswer.CREATED;
    }

    private BlobAnswer create() {
        text.clear();
        state = State.APPENDABLE;
        return BlobAnswer.CREATED;
    }

    private BlobAnswer append(BlobWrite write, State next) {
        return switch (state) {
            case ABSENT -> BlobAnswer.NOT_FOUND;
            case BLOCK -> BlobAnswer.WRONG_TYPE;
            case SEALED -> BlobAnswer.SEALED;
            case APPENDABLE -> {
                text.append(write.bytes(), write.dropped());
                state = next;
                yield BlobAnswer.CREATED;
            }
        };
    }

    boolean exists() {
        return state != State.ABSENT;
    }

    boolean truncated() {
        return text.truncated();
    }

    String text() {
        return text.text();
    }
}
