package planted.domain.second;

import planted.domain.first.First;

/// Closes the cycle.
public interface Second {

    First first();
}
