package dev.actionsgateway.githubsim.settings;

import java.time.Duration;

/// How long things take at GitHub. The defaults are the real values, as far as they are known.
///
/// @param pollHold how long a poll without a message is held
/// @param installationTokenLife how long an installation token is good
/// @param registrationTokenLife how long a registration or remove token is good
/// @param adminTokenLife how long the token of the legacy service is good
/// @param brokerTokenLife how long a runner's token is good; told as `expires_in`
/// @param jobTokenLife how long a job's token is good
/// @param jobLease how long a job stays locked after acquire and after each renewal
/// @param unstartedCancel after acquire: when a job without any sign of life is cancelled
/// @param claimWindow how long a delivered job may be acquired
/// @param repeatInterval how often a delivery that nobody acquired or acknowledged is repeated
/// @param cancelRepeat how often a cancel is repeated, where it is
/// @param sessionExpiry how long a session lives that nobody polls
/// @param registrationDelay how long a new registration is unknown to the token endpoint
/// @param cancelGrace how long a cancelled job may take to end by itself
/// @param lostRunner how long a runner that was heard of during its job may be silent
/// @param queuedLimit how long a job may wait for a runner
/// @param assertionSkew how far the clocks of a runner and of the token endpoint may differ
public record Times(
        Duration pollHold,
        Duration installationTokenLife,
        Duration registrationTokenLife,
        Duration adminTokenLife,
        Duration brokerTokenLife,
        Duration jobTokenLife,
        Duration jobLease,
        Duration unstartedCancel,
        Duration claimWindow,
        Duration repeatInterval,
        Duration cancelRepeat,
        Duration sessionExpiry,
        Duration registrationDelay,
        Duration cancelGrace,
        Duration lostRunner,
        Duration queuedLimit,
        Duration assertionSkew) {

    /// The values of github.com.
    public static final Times REAL =
            new Times(
                    Duration.ofSeconds(50),
                    Duration.ofHours(1),
                    Duration.ofHours(1),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(50),
                    Duration.ofDays(5),
                    Duration.ofMinutes(10),
                    Duration.ofSeconds(914),
                    Duration.ofMinutes(2),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofMinutes(4),
                    Duration.ZERO,
                    Duration.ofMinutes(5),
                    Duration.ofSeconds(580),
                    Duration.ofHours(24),
                    Duration.ofMinutes(5));
}
